import os

from django.conf import settings
from django.http import FileResponse, Http404
from django.urls import path
from django.utils._os import safe_join


def receipt(request):
    name = request.GET.get("name", "")
    if not name:
        raise Http404
    location = os.path.join(settings.MEDIA_ROOT, "receipts", name)
    # ruleid: path-traversal
    handle = open(location, "rb")
    return FileResponse(handle, as_attachment=True, filename="receipt.pdf")


urlpatterns = [path("receipts/", receipt)]
