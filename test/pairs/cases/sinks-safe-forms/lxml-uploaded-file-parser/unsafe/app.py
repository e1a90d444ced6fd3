from flask import Flask, request, jsonify
from lxml import etree

app = Flask(__name__)
PARSER = etree.XMLParser(resolve_entities=True, dtd_validation=False, load_dtd=True)


@app.route("/drawing", methods=["POST"])
def drawing():
    upload = request.files["drawing"]
    # ruleid: xml-external-entities
    tree = etree.parse(upload.stream, PARSER)
    return jsonify(text=tree.getroot().text)


@app.route("/ready")
def ready():
    return jsonify(ready=True)
