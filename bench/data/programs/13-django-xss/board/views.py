from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views import View

from . import htmltools


class BoardView(View):
    def get(self, request):
        label = request.GET.get("label", "")
        return HttpResponse(htmltools.badge(label))

    def post(self, request):
        label = request.POST.get("label", "")
        return HttpResponse(htmltools.badge_safe(label) + htmltools.badge_escaped(label))


def link_view(request):
    return HttpResponse(htmltools.link(request.GET["u"], "open") + htmltools.note())


def themed(request):
    return HttpResponse(f"<body class='{request.theme}'></body>")  # BAD 79


def dense(request):
    return HttpResponse(f"<body class='{request.density}'></body>")  # GOOD 79


def echo_json(request):
    return JsonResponse({"q": request.GET.get("q", "")})  # GOOD 79


def leave(request):
    return HttpResponseRedirect(request.GET.get("next", "/"))  # BAD 601


def leave_checked(request):
    target = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        target = "/"
    return redirect(target)  # GOOD 601
