from django.http import HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme


def after_login(request):
    target = request.GET.get("next", "/")
    allowed = url_has_allowed_host_and_scheme(target, allowed_hosts={"shop.example.com"}, require_https=True)
    if not allowed:
        target = "/"
    # ok: open-redirect
    return HttpResponseRedirect(target)


def logged_out(request):
    return HttpResponseRedirect("/")
