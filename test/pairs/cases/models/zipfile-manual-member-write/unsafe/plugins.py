import io
import os
import zipfile

from django.http import JsonResponse
from django.urls import path

PLUGIN_DIR = "/srv/plugins"


def install(request):
    upload = request.FILES["plugin"]
    written = 0
    with zipfile.ZipFile(io.BytesIO(upload.read())) as archive:
        for index, info in enumerate(archive.infolist()):
            content = archive.read(info)
            target = os.path.join(PLUGIN_DIR, info.filename)
            # ruleid: path-traversal
            with open(target, "wb") as fh:
                fh.write(content)
            written += 1
    return JsonResponse({"files": written})


urlpatterns = [path("plugins/install/", install)]
