from django.contrib.auth.models import User
from django.db.models.expressions import RawSQL


def search(request, name, order):
    # ruleid: django-raw-sql-with-variable
    User.objects.raw("SELECT * FROM auth_user WHERE username = '%s'" % name)
    # ruleid: django-raw-sql-with-variable
    User.objects.annotate(value=RawSQL(f"lower('{name}')", []))
    # ruleid: django-raw-sql-with-variable
    User.objects.extra(where=[f"username = '{name}'"])
    # ruleid: django-raw-sql-with-variable
    User.objects.filter(is_active=True).extra(select={"match": "username = '%s'" % name})
    clause = "SELECT * FROM auth_user ORDER BY " + order
    # ruleid: django-raw-sql-with-variable
    return User.objects.raw(clause)


def safe(name):
    # ok: django-raw-sql-with-variable
    User.objects.raw("SELECT * FROM auth_user WHERE username = %s", [name])
    # ok: django-raw-sql-with-variable
    User.objects.extra(where=["username = %s"], params=[name])
    # ok: django-raw-sql-with-variable
    User.objects.annotate(value=RawSQL("lower(%s)", [name]))
    # ok: django-raw-sql-with-variable
    User.objects.extra(select={"day": "date(created)"})
    # ok: django-raw-sql-with-variable
    return User.objects.filter(username=name)
