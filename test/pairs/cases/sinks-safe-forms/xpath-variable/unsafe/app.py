from flask import Flask, request, jsonify
from lxml import etree

app = Flask(__name__)
TREE = etree.parse("/srv/catalog.xml")


@app.route("/item")
def item():
    code = request.args.get("code", "")
    # ruleid: xpath-injection
    found = TREE.xpath("//item[@code='%s']/name/text()" % code)
    return jsonify(names=[str(name) for name in found])


@app.route("/ready")
def ready():
    return jsonify(ready=True)
