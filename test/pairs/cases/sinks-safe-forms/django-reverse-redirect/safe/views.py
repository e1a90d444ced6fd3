from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode


def finished(request):
    back = request.POST.get("back", "")
    # ok: open-redirect
    return HttpResponseRedirect(reverse("home") + "?" + urlencode({"from": back}))


def start(request):
    return HttpResponseRedirect(reverse("home"))
