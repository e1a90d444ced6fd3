from django.http import HttpResponseRedirect
from django.urls import path
from django.utils.http import url_has_allowed_host_and_scheme

FALLBACK = "/home/"


def after_login(request):
    target = request.GET.get("next", FALLBACK)
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={"www.example.com"}, require_https=True):
        target = FALLBACK
    # ok: open-redirect
    return HttpResponseRedirect(target)


urlpatterns = [path("after-login/", after_login)]
