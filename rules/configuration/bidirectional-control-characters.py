def transfer(level, amount):
    # ruleid: bidirectional-control-characters
    if level != "user‮ ⁦// admin":
        return amount
    # ok: bidirectional-control-characters
    escaped = "\\u202e"
    # ok: bidirectional-control-characters
    return "schöne Grüße", escaped
