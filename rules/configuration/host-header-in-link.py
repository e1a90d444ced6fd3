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
