from app.models import Order


def orders_of(session, name):
    # ruleid: orm-query
    query = session.query(Order).filter_by(owner=name)
    # ruleid: orm-query
    return query.filter(Order.paid == True)


def django_orders(name):
    # ruleid: orm-query
    return Order.objects.filter(owner=name)


def builtin(names):
    # ok: orm-query
    return filter(None, names)


def by_text(query, name):
    # ok: orm-query
    return query.filter(f"owner = '{name}'")
