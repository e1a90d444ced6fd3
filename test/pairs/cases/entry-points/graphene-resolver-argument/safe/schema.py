import graphene
from django.db import connection


class Query(graphene.ObjectType):
    version = graphene.String()
    order_total = graphene.Float(customer=graphene.Int(required=True))

    def resolve_version(root, info):
        return "2.3.0"

    def resolve_order_total(root, info, customer):
        with connection.cursor() as cursor:
            # ok: sql-injection
            cursor.execute(f"SELECT SUM(total) FROM orders WHERE customer_id = {customer}")
            row = cursor.fetchone()
        return float(row[0] or 0)


schema = graphene.Schema(query=Query)
