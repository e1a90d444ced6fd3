from django.urls import re_path

from .views import checksum

urlpatterns = [
    re_path(r"^checksum/(?P<build>[0-9]+)/$", checksum),
]
