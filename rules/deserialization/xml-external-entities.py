import defusedxml.ElementTree
from flask import Flask, request
from lxml import etree

app = Flask(__name__)


@app.route("/xml", methods=["POST"])
def xml():
    # ruleid: xml-external-entities
    etree.fromstring(request.data)
    # ruleid: xml-external-entities
    etree.fromstring(request.data, etree.XMLParser(resolve_entities=True))
    # ok: xml-external-entities
    etree.fromstring(request.data, etree.XMLParser(resolve_entities=False))
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    # ok: xml-external-entities
    etree.fromstring(request.data, parser=parser)
    # ok: xml-external-entities
    defusedxml.ElementTree.fromstring(request.data)
    # ok: xml-external-entities
    etree.parse("settings.xml")
    return "done"
