from django.http import HttpResponse
from django.utils.html import format_html
from django.utils.safestring import mark_safe


def chip(request):
    label = request.GET.get("label", "")
    # ok: xss
    return HttpResponse(format_html("<i>{}</i>", label))


def empty(request):
    return HttpResponse(mark_safe("<i></i>"))
