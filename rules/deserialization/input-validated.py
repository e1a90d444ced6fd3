from nova.api import validation
from app.schemas import create


class Controller:
    # ruleid: input-validated
    @validation.schema(create)
    def create(self, req, body):
        return body["server"]

    # ok: input-validated
    def show(self, req, id):
        return id


def view(request):
    form = OrderForm(request.POST)
    # ruleid: input-validated
    if form.is_valid():
        return form.cleaned_data
    # ok: input-validated
    return request.user.is_valid()
