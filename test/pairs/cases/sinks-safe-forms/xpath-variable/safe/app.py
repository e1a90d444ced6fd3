from flask import Flask, request, jsonify
from lxml import etree

app = Flask(__name__)
TREE = etree.parse("/srv/catalog.xml")


@app.route("/item")
def item():
    code = request.args.get("code", "")
    # ok: xpath-injection
    found = TREE.xpath("//item[@code=$code]/name/text()", code=code)
    return jsonify(names=[str(name) for name in found])


@app.route("/ready")
def ready():
    return jsonify(ready=True)
