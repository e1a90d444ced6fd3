from django.utils.http import url_has_allowed_host_and_scheme


def login(request, url):
    # ruleid: wildcard-in-allowed-redirects
    first = url_has_allowed_host_and_scheme(url, allowed_hosts=None)
    # ok: wildcard-in-allowed-redirects
    return first, url_has_allowed_host_and_scheme(url, allowed_hosts={request.get_host()})
