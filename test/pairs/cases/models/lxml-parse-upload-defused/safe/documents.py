from defusedxml import ElementTree as etree
from django.http import JsonResponse
from django.urls import path
from django.views.decorators.http import require_POST


@require_POST
def upload_document(request):
    upload = request.FILES["document"]
    if upload.size > 1_000_000:
        return JsonResponse({"error": "too large"}, status=413)
    # ok: xml-external-entities
    tree = etree.parse(upload)
    return JsonResponse({"root": tree.getroot().tag == "document"})


urlpatterns = [path("documents/", upload_document)]
