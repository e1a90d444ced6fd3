import yaml
from django.http import JsonResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt


@csrf_exempt
def validate_pipeline(request):
    text = request.body.decode("utf-8")
    try:
        # ok: unsafe-deserialization
        document = yaml.safe_load(text)
    except yaml.YAMLError:
        return JsonResponse({"valid": False}, status=400)
    return JsonResponse({"valid": isinstance(document, dict) and "jobs" in document})


urlpatterns = [path("pipelines/validate/", validate_pipeline)]
