import hmac


def delete(request, order, tag, expected):
    # ruleid: assert-as-security-check
    assert request.user.is_admin
    # ruleid: assert-as-security-check
    assert request.user.has_perm("delete"), "not allowed"
    # ruleid: assert-as-security-check
    assert hmac.compare_digest(tag, expected)
    # ok: assert-as-security-check
    assert order is not None
    # ok: assert-as-security-check
    assert len(tag) == 32, "tag"
    if not request.user.is_admin:
        raise PermissionError("not allowed")
    order.delete()
