import hmac


def change(context, user, tag, expected):
    # ruleid: policy-checked
    context.can("servers:change")
    # ruleid: policy-checked
    if not user.has_perm("shop.change_order"):
        return None
    # ruleid: policy-checked
    hmac.compare_digest(tag, expected)
    # ok: policy-checked
    return user.name
