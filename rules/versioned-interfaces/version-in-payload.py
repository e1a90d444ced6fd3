import platform


def payload(server):
    return {
        # ruleid: version-in-payload
        "nova_object.version": "1.0",
        # ok: version-in-payload
        "name": server.name,
        # ok: version-in-payload
        "version": server.ip_version,
        # ok: version-in-payload
        "python_version": platform.python_version(),
        "data": {
            # ruleid: version-in-payload
            "schema_version": 3,
        },
    }
