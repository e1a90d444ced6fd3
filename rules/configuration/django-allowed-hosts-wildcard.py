# ruleid: django-allowed-hosts-wildcard
ALLOWED_HOSTS = ["*"]
# ok: django-allowed-hosts-wildcard
ALLOWED_HOSTS = ["www.acme.org"]
# ok: django-allowed-hosts-wildcard
ALLOWED_HOSTS = []
