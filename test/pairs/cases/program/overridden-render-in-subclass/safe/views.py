from django.http import HttpResponse

from widgets import EscapedBadge, PlainBadge

PAGE = "<html><body>%s</body></html>"


def badge_page(request):
    label = request.GET.get("label", "new")
    widget = EscapedBadge()
    fragment = widget.render(label)
    # ok: xss
    return HttpResponse(PAGE % fragment)
