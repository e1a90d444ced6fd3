from celery import Celery

app = Celery("shop")
# ruleid: pickle-session-serializer
SESSION_SERIALIZER = "django.contrib.sessions.serializers.JSONSerializer"
# ruleid: pickle-session-serializer
app.conf.update(accept_content=["json", "pickle"])
# ruleid: pickle-session-serializer
app.conf.task_serializer = "pickle"
# ok: pickle-session-serializer
app.conf.update(accept_content=["json"])
# ok: pickle-session-serializer
SESSION_SERIALIZER = "django.contrib.sessions.serializers.JSONSerializer"
