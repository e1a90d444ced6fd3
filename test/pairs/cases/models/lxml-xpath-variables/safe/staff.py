from flask import Flask, jsonify, request
from lxml import etree

app = Flask(__name__)
STAFF = etree.parse("/srv/hr/staff.xml")


@app.post("/staff/verify")
def verify():
    badge = request.form.get("badge", "")
    pin = request.form.get("pin", "")
    # ok: xpath-injection
    matches = STAFF.xpath("//person[@badge=$badge and pin=$pin]", badge=badge, pin=pin)
    return jsonify(verified=len(matches) == 1)
