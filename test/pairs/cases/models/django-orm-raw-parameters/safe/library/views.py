from django.http import JsonResponse

from .models import Loan


def overdue(request):
    reader = request.GET.get("reader", "")
    # ok: sql-injection
    loans = Loan.objects.raw("SELECT * FROM library_loan WHERE reader = %s", [reader])
    return JsonResponse({"loans": [loan.pk for loan in loans]})
