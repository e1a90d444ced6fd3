from django.http import HttpResponse

from widgets import EscapedBadge, PlainBadge

PAGE = "<html><body>%s</body></html>"


def badge_page(request):
    label = request.GET.get("label", "new")
    widget = PlainBadge()
    fragment = widget.render(label)
    # ruleid: xss
    return HttpResponse(PAGE % fragment)
