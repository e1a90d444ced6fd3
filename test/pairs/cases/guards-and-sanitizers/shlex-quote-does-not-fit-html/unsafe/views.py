import shlex

from django.http import HttpResponse
from django.utils.html import escape


def shell_help(request):
    text = request.GET.get("text", "")
    quoted = shlex.quote(text)
    shown = quoted
    # ruleid: xss
    return HttpResponse("<pre>echo " + shown + "</pre>")


def ready(request):
    return HttpResponse("<p>ready</p>")
