import ast

from django.http import HttpResponseBadRequest, JsonResponse
from django.urls import path


def determinant(request):
    text = request.POST.get("matrix", "[[1, 0], [0, 1]]")
    try:
        # ruleid: code-injection
        (a, b), (c, d) = eval(text)
    except (SyntaxError, ValueError, TypeError):
        return HttpResponseBadRequest("not a 2x2 matrix")
    return JsonResponse({"determinant": float(a * d - b * c)})


urlpatterns = [path("matrix/", determinant)]
