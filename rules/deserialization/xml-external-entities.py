import xml.sax
import xml.sax.handler
from xml.dom import pulldom

import defusedxml.ElementTree
from flask import Flask, request
from lxml import etree

app = Flask(__name__)


@app.route("/xml", methods=["POST"])
def parsed():
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


@app.route("/pull", methods=["POST"])
def pull():
    opened = xml.sax.make_parser()
    opened.setFeature(xml.sax.handler.feature_external_ges, True)
    closed = xml.sax.make_parser()
    closed.setFeature(xml.sax.handler.feature_external_ges, False)
    # ok: xml-external-entities
    pulldom.parseString(request.get_data(as_text=True), closed)
    # ruleid: xml-external-entities
    return str(list(pulldom.parseString(request.get_data(as_text=True), parser=opened)))
