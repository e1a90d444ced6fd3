import hashlib

from django.http import Http404, JsonResponse

BUILD_DIR = "/srv/builds/"


def checksum(request, build):
    digest = hashlib.sha256()
    try:
        # ruleid: path-traversal
        with open(BUILD_DIR + build + ".whl", "rb") as fh:
            digest.update(fh.read())
    except OSError as exc:
        raise Http404("build not found") from exc
    return JsonResponse({"sha256": digest.hexdigest()})
