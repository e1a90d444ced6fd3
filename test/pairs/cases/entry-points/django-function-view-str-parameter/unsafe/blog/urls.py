from django.urls import path

from . import views

app_name = "blog"

urlpatterns = [
    path("", views.index, name="index"),
    path("authors/<str:author>/", views.author_posts, name="author-posts"),
]
