import xml.sax
from xml.sax.handler import feature_external_ges

import defusedxml.ElementTree
from lxml import etree


def parse(text, handler):
    # ruleid: xml-parser-resolves-entities
    parser = etree.XMLParser(resolve_entities=False)
    # ruleid: xml-parser-resolves-entities
    other = etree.XMLParser(no_network=False)
    reader = xml.sax.make_parser()
    # ruleid: xml-parser-resolves-entities
    reader.setFeature(feature_external_ges, True)
    return etree.fromstring(text, parser), other


def safe(text):
    # ok: xml-parser-resolves-entities
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    reader = xml.sax.make_parser()
    # ok: xml-parser-resolves-entities
    reader.setFeature(feature_external_ges, False)
    # ok: xml-parser-resolves-entities
    return defusedxml.ElementTree.fromstring(text), parser
