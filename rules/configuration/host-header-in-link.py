from flask import request


def link(token, settings, log):
    # ruleid: host-header-in-link
    first = f"https://{request.host}/reset/{token}"
    # ruleid: host-header-in-link
    second = "https://" + request.headers["Host"] + "/reset/" + token
    # ok: host-header-in-link
    third = f"{settings.BASE_URL}/reset/{token}"
    # ok: host-header-in-link
    log.info(f"request for {request.host}")
    return first, second, third


def django_link(request, token):
    # Compared with ALLOWED_HOSTS.
    # ok: host-header-in-link
    first = f"https://{request.get_host()}/reset/{token}"
    # ruleid: host-header-in-link
    second = "https://" + request.META["HTTP_HOST"] + "/reset/" + token
    return first, second
