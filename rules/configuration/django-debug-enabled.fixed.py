import os

# ruleid: django-debug-enabled
DEBUG = False

INSTALLED_APPS = ["django.contrib.auth"]
ROOT_URLCONF = "shop.urls"

# ok: django-debug-enabled
TEMPLATE_DEBUG = os.environ.get("DEBUG") == "1"
if os.environ.get("LOCAL"):
    # ok: django-debug-enabled
    DEBUG = True
# ok: django-debug-enabled
DEBUG = False
