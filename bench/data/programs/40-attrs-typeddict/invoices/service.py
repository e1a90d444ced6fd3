import os
import sqlite3

from .shapes import Invoice, Line, Printer


class InvoiceService:
    def __init__(self, db):
        self.db = db

    def pdf(self, invoice: Invoice):
        with open(invoice.filename, "rb") as fh:  # BAD 22
            return fh.read()

    def log(self, invoice: Invoice):
        with open(invoice.logfile, "rb") as fh:  # GOOD 22
            return fh.read()

    def print_copies(self, invoice: Invoice):
        return os.system(f"lp -n {invoice.copies} /srv/invoices/current.pdf")  # GOOD 78

    def print_on(self, printer: Printer):
        return os.system(f"lp -d {printer.name} /srv/invoices/current.pdf")  # GOOD 78

    def print_note(self, printer: Printer):
        return os.system(f"echo {printer.note} | lp")  # BAD 78

    def stock(self, lines: list[Line]):
        skus = ",".join(f"'{line['sku']}'" for line in lines)
        return self.db.execute(f"SELECT * FROM stock WHERE sku IN ({skus})").fetchall()  # BAD 89

    def quantities(self, lines: list[Line]):
        numbers = ",".join(str(int(line["qty"])) for line in lines)
        return self.db.execute(f"SELECT * FROM stock WHERE qty IN ({numbers})").fetchall()  # GOOD 89

    def stock_bound(self, lines: list[Line]):
        marks = ",".join("?" * len(lines))
        values = [line["sku"] for line in lines]
        return self.db.execute(f"SELECT * FROM stock WHERE sku IN ({marks})", values).fetchall()  # GOOD 89


def make_service():
    return InvoiceService(sqlite3.connect("/srv/invoices.db"))
