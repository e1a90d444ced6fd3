from django.urls import path

from directory_view import PersonExistsView

urlpatterns = [
    path("directory/exists/", PersonExistsView.as_view(), name="person-exists"),
]
