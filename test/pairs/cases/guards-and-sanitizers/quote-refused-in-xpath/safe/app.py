from flask import Flask, abort, jsonify, request
from lxml import etree

app = Flask(__name__)
TREE = etree.parse("staff.xml")


@app.route("/staff")
def staff():
    name = request.args.get("name", "")
    if "'" in name:
        abort(400)
    # ok: xpath-injection
    found = TREE.xpath(f"/staff/person[@name='{name}']")
    return jsonify(count=len(found))
