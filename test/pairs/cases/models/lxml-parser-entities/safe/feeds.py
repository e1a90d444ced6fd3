from flask import Flask, jsonify, request
from lxml import etree

app = Flask(__name__)


@app.post("/feeds/parse")
def parse_feed():
    data = request.get_data()
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
    # ok: xml-external-entities
    root = etree.fromstring(data, parser=parser)
    titles = [node.text for node in root.iter("title")]
    return jsonify(count=len(titles))
