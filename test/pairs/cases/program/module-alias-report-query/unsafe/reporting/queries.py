import psycopg2

DSN = "dbname=reports user=reporter"


def sales_by_region(region, year):
    with psycopg2.connect(DSN) as conn:
        cur = conn.cursor()
        # ruleid: sql-injection
        cur.execute(f"SELECT month, amount FROM sales WHERE region = '{region}' AND year = {year}")
        return cur.fetchall()
