from flask import Flask, jsonify, request
from lxml import etree

app = Flask(__name__)

CATALOG = etree.parse("/srv/catalog.xml")


@app.get("/catalog/price")
def price():
    if not (sku := request.args.get("sku", "").strip()):
        return jsonify(error="sku is required"), 400
    # ruleid: xpath-injection
    nodes = CATALOG.xpath(f"//item[@sku='{sku}']/price/text()")
    if nodes:
        return jsonify(price=str(nodes[0]))
    return jsonify(error="not found"), 404
