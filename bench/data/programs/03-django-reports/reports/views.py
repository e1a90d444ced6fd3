from django.http import HttpResponseBadRequest, JsonResponse
from django.views import View

from . import queries
from .forms import FilterForm
from .models import Report


class OwnerView(View):
    def get(self, request):
        rows = Report.objects.owned_by(request.GET.get("owner", ""))
        return JsonResponse({"rows": list(rows.values("title"))})

    def post(self, request):
        rows = Report.objects.owned_by_bound(request.POST.get("owner", ""))
        return JsonResponse({"rows": list(rows.values("title"))})


class ScoreView(View):
    def get(self, request):
        rows = Report.objects.with_score(request.GET["factor"])
        return JsonResponse({"rows": list(rows.values("title", "score"))})

    def post(self, request):
        rows = Report.objects.with_weight(request.POST["factor"])
        return JsonResponse({"rows": list(rows.values("title", "score"))})


def filtered(request):
    form = FilterForm(request.GET)
    if not form.is_valid():
        return HttpResponseBadRequest("bad filter")
    rows = queries.above(form.cleaned_data["minimum"])
    total = queries.counts(form.cleaned_data["kind"])
    return JsonResponse({"rows": [r.title for r in rows], "total": total})


def by_title(request, title):
    return JsonResponse({"rows": [r.pk for r in queries.titled(title)]})


def totals(request):
    return JsonResponse({"total": queries.counts_any(request.GET.get("kind", "daily"))})
