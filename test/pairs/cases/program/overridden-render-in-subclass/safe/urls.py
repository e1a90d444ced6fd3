from django.urls import path

import views

urlpatterns = [path("badge/", views.badge_page)]
