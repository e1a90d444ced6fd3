from django.db import models


class Ticket(models.Model):
    subject = models.CharField(max_length=200)
    state = models.CharField(max_length=20, default="open")
    is_internal = models.BooleanField(default=False)
    author = models.ForeignKey("auth.User", on_delete=models.CASCADE)
