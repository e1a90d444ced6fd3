EXPECTED = {
    "nova_object.namespace": "nova",
    # ruleid: payload-object
    "nova_object.name": "BandwidthPayload",
    "nova_object.data": {"in_bytes": 0},
}
# ok: payload-object
OTHER = {"name": "BandwidthPayload"}
