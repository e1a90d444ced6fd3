from django.http import JsonResponse

from .models import Invoice


def invoices(request):
    customer = request.POST.get("customer", "")
    # ok: sql-injection
    found = Invoice.objects.raw("SELECT * FROM invoice WHERE customer = %s", [customer])
    return JsonResponse({"count": len(list(found))})


def ready(request):
    return JsonResponse({"ready": True})
