import csv

from flask import request


def export(target):
    writer = csv.writer(target)
    # ruleid: csv-formulas-not-escaped
    writer.writerow([request.args["name"], 1])
    name = request.form.get("name")
    # ruleid: csv-formulas-not-escaped
    writer.writerow([name, 2])
    # ok: csv-formulas-not-escaped
    writer.writerow(["name", 1])
    # ok: csv-formulas-not-escaped
    writer.writerow([int(target.count), 1])


def export(request):
    title = request.POST["title"]
    writer = csv.writer(open_file())
    row = title + ", " + "total"
    # ruleid: csv-formulas-not-escaped
    writer.writerow([row, 1])
    # ok: csv-formulas-not-escaped
    writer.writerow([escape_formula(title), 1])
    # ok: csv-formulas-not-escaped
    writer.writerow([int(request.POST["count"]), 1])
