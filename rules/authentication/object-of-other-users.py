from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404

from shop.models import Order


@login_required
def delete_order(request, pk):
    # ruleid: object-of-other-users
    order = get_object_or_404(Order, pk=pk)
    order.delete()


@login_required
def change_order(request, pk):
    # ok: object-of-other-users
    order = get_object_or_404(Order, pk=pk, owner=request.user)
    order.delete()


@login_required
def cancel_order(request, pk):
    # ok: object-of-other-users
    order = get_object_or_404(Order, pk=pk)
    if order.owner != request.user:
        return None
    order.delete()


@login_required
def show_order(request, pk):
    # ok: object-of-other-users
    order = get_object_or_404(Order, pk=pk)
    return order
