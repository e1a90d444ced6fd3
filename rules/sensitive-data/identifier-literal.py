IMAGE = {
    # ruleid: identifier-literal
    "id": "a2459075-d96c-40d5-893e-577ff92e721c",
    # ruleid: identifier-literal
    "address": "192.168.1.3",
    # ruleid: identifier-literal
    "mac": "fa:16:3e:4c:2c:30",
    # ruleid: identifier-literal
    "owner": "ann@example.com",
    # ok: identifier-literal
    "name": "cirros",
    # ok: identifier-literal
    "mirror": "8.8.8.8",
    # ok: identifier-literal
    "version": "1.2.3.4",
}
