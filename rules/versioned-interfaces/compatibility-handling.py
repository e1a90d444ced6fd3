class Payload:
    # ruleid: compatibility-handling
    def obj_make_compatible(self, primitive, version):
        primitive.pop("tags", None)

    # ok: compatibility-handling
    def to_primitive(self):
        return {}


def call(client):
    # ruleid: compatibility-handling
    if client.can_send_version("4.1"):
        return "4.1"
