from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from .models import Submission


@require_POST
def submit(request):
    item = Submission(url=request.POST["url"], filename=request.POST["filename"])
    item.save()
    return JsonResponse({"id": item.pk})


def show(request, pk: int):
    item = Submission.objects.get(pk=pk)
    return HttpResponse("<p>%s</p>" % item.filename)  # BAD 79


def show_size(request, pk: int):
    item = Submission.objects.get(pk=pk)
    return HttpResponse("<p>%d bytes</p>" % item.size)  # GOOD 79


def attachment(request):
    response = HttpResponse(b"data", content_type="application/octet-stream")
    response["Content-Disposition"] = "attachment"
    response.write(request.GET.get("data", ""))  # GOOD 79
    return response
