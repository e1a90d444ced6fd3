import os

# ruleid: django-security-settings-weakened
SECURE_SSL_REDIRECT = True
# ruleid: django-security-settings-weakened
X_FRAME_OPTIONS = "ALLOWALL"
# ok: django-security-settings-weakened
SECURE_SSL_REDIRECT = True
# ok: django-security-settings-weakened
X_FRAME_OPTIONS = "DENY"
if os.environ.get("LOCAL"):
    # ok: django-security-settings-weakened
    SECURE_SSL_REDIRECT = False
