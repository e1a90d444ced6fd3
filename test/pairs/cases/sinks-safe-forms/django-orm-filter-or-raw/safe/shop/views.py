from django.http import JsonResponse

from .models import Book


def books(request):
    author = request.GET.get("author", "")
    # ok: sql-injection
    found = Book.objects.filter(author=author)
    return JsonResponse({"ids": [book.pk for book in found]})


def ready(request):
    return JsonResponse({"ready": True})
