from django.db import connection
from django.http import JsonResponse
from django.views.decorators.http import require_safe


@require_safe
def index(request):
    return JsonResponse({"blog": "engineering"})


@require_safe
def author_posts(request, author):
    with connection.cursor() as cursor:
        # ruleid: sql-injection
        cursor.execute("SELECT id, title FROM blog_post WHERE author_id = %s" % author)
        posts = [{"id": row[0], "title": row[1]} for row in cursor.fetchall()]
    return JsonResponse({"posts": posts})
