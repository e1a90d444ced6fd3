from django.http import JsonResponse

from .models import Book


def books(request):
    author = request.GET.get("author", "")
    # ruleid: sql-injection
    found = Book.objects.raw("SELECT * FROM book WHERE author = '%s'" % author)
    return JsonResponse({"ids": [book.pk for book in found]})


def ready(request):
    return JsonResponse({"ready": True})
