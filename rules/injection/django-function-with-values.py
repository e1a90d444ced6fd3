from django.db.models import CharField, Func
from django.db.models.functions import Upper


# ruleid: django-function-with-values
class DateFormat(Func):
    function = "DATE_FORMAT"
    template = "%(function)s(%(expressions)s, '%(format)s')"


# ruleid: django-function-with-values
class Position(Func):
    function = "POSITION"
    template = "%(function)s('%(substring)s' in %(expressions)s)"

    def __init__(self, expression, substring):
        super().__init__(expression, substring=substring)


# ok: django-function-with-values
class Unaccent(Func):
    function = "UNACCENT"
    template = "%(function)s(%(expressions)s)"
    output_field = CharField()


# ok: django-function-with-values
class Page:
    template = "%(page)s.html"


def names(people):
    # ok: django-function-with-values
    return people.annotate(upper=Upper("name"))
