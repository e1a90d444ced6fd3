def payload(server):
    return {
        # ruleid: version-in-payload
        "nova_object.version": "1.0",
        # ok: version-in-payload
        "name": server.name,
        "data": {
            # ruleid: version-in-payload
            "schema_version": 3,
        },
    }
