import psycopg2

DSN = "dbname=reports user=reporter"


def sales_by_region(region, year):
    with psycopg2.connect(DSN) as conn:
        cur = conn.cursor()
        # ok: sql-injection
        cur.execute("SELECT month, amount FROM sales WHERE region = %s AND year = %s", (region, year))
        return cur.fetchall()
