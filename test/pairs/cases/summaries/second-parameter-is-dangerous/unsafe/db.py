import psycopg2

DSN = "dbname=crm user=web"


def fetch_sorted(customer_id, order_by):
    with psycopg2.connect(DSN) as conn, conn.cursor() as cur:
        # ruleid: sql-injection
        cur.execute("SELECT id FROM contacts WHERE customer = %s ORDER BY " + order_by, (customer_id,))
        return [row[0] for row in cur.fetchall()]
