from django.urls import path

from . import views

urlpatterns = [path("overdue/", views.overdue)]
