# ruleid: password-validators-empty
AUTH_PASSWORD_VALIDATORS = []
# ok: password-validators-empty
AUTH_PASSWORD_VALIDATORS = [{"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"}]
