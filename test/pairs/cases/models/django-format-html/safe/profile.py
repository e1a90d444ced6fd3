from django.shortcuts import render
from django.urls import path
from django.utils.html import format_html
from django.utils.safestring import mark_safe

SEPARATOR = mark_safe("<hr>")


def profile(request):
    nickname = request.GET.get("nickname", "guest")
    # ok: xss
    badge = format_html('<span class="badge">{}</span>', nickname)
    return render(request, "profile.html", {"badge": badge, "separator": SEPARATOR})


urlpatterns = [path("profile/", profile)]
