import subprocess

from django import forms
from django.http import JsonResponse
from django.urls import path


class ConvertForm(forms.Form):
    quality = forms.IntegerField(min_value=1, max_value=100)
    keep_original = forms.BooleanField(required=False)


def convert(request):
    form = ConvertForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"errors": len(form.errors)}, status=400)
    quality = form.cleaned_data["quality"]
    command = f"cwebp -q {quality} /srv/in.png -o /srv/out.webp"
    # ok: command-injection
    code = subprocess.call(command, shell=True)
    return JsonResponse({"code": code})


urlpatterns = [path("convert/", convert)]
