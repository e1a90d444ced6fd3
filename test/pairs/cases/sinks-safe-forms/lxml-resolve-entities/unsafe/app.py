from flask import Flask, request, jsonify
from lxml import etree

app = Flask(__name__)


@app.route("/order", methods=["POST"])
def order():
    body = request.get_data()
    parser = etree.XMLParser(resolve_entities=True, load_dtd=True)
    # ruleid: xml-external-entities
    root = etree.fromstring(body, parser)
    return jsonify(tag=root.tag, text=root.findtext("note"))


@app.route("/ready")
def ready():
    return jsonify(ready=True)
