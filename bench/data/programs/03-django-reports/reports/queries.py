from django.db import connection

from .models import Report


def above(minimum):
    return Report.objects.raw("SELECT * FROM reports_report WHERE score > %d" % minimum)  # GOOD 89


def titled(title):
    return Report.objects.raw("SELECT * FROM reports_report WHERE title = '" + title + "'")  # BAD 89


def counts(kind):
    with connection.cursor() as cur:
        cur.execute("SELECT count(*) FROM report_%s" % kind)  # GOOD 89
        return cur.fetchone()[0]


def counts_any(kind):
    with connection.cursor() as cur:
        cur.execute("SELECT count(*) FROM report_%s" % kind)  # BAD 89
        return cur.fetchone()[0]
