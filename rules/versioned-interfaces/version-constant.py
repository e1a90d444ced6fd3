class Server:
    # ruleid: version-constant
    VERSION = "1.4"
    # ruleid: version-constant
    api_version = "v2.1"
    # ok: version-constant
    name = "1.4"
    # ok: version-constant
    VERSION_FILE = "VERSION"
