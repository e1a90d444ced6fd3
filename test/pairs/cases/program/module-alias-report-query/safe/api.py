from fastapi import FastAPI

import reporting.queries as q

app = FastAPI(title="reports")


@app.get("/reports/sales")
def sales(region: str, year: int = 2024):
    rows = q.sales_by_region(region, year)
    total = sum(row[1] for row in rows)
    return {"year": year, "total": total}
