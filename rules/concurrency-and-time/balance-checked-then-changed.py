from django.db import transaction
from django.db.models import F

from shop.models import Account


def pay(account_id, amount):
    account = Account.objects.get(pk=account_id)
    # ruleid: balance-checked-then-changed
    if account.balance >= amount:
        account.balance -= amount
        account.save()


def safe(account_id, amount):
    with transaction.atomic():
        account = Account.objects.select_for_update().get(pk=account_id)
        # ok: balance-checked-then-changed
        if account.balance >= amount:
            account.balance -= amount
            account.save()


def atomic(account_id, amount):
    # ok: balance-checked-then-changed
    return Account.objects.filter(pk=account_id, balance__gte=amount).update(balance=F("balance") - amount)


def take(code):
    voucher = Voucher.query.filter_by(code=code).first()
    # ruleid: balance-checked-then-changed
    if voucher.left > 0:
        voucher.left -= 1
        db.session.commit()


def take_locked(code):
    voucher = Voucher.query.filter_by(code=code).with_for_update().first()
    # ok: balance-checked-then-changed
    if voucher.left > 0:
        voucher.left -= 1
        db.session.commit()
