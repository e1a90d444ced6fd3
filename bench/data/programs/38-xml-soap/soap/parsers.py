import io
import xml.sax
from xml.sax.handler import ContentHandler, feature_external_ges

import defusedxml.sax
from lxml import etree


class Collector(ContentHandler):
    def __init__(self):
        super().__init__()
        self.text = []

    def characters(self, content):
        self.text.append(content)


def sax_external(data):
    handler = Collector()
    parser = xml.sax.make_parser()
    parser.setFeature(feature_external_ges, True)
    parser.setContentHandler(handler)
    parser.parse(io.BytesIO(data))  # BAD 611
    return "".join(handler.text)


def sax_internal(data):
    handler = Collector()
    parser = xml.sax.make_parser()
    parser.setFeature(feature_external_ges, False)
    parser.setContentHandler(handler)
    parser.parse(io.BytesIO(data))  # GOOD 611
    return "".join(handler.text)


def sax_defused(data):
    handler = Collector()
    defusedxml.sax.parseString(data, handler)  # GOOD 611
    return "".join(handler.text)


class Envelope:
    _open = etree.XMLParser(resolve_entities=True, load_dtd=True, no_network=False)
    _closed = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)

    def __init__(self, stream):
        self.stream = stream

    def open_root(self):
        return etree.parse(self.stream, self._open).getroot()  # BAD 611

    def closed_root(self):
        return etree.parse(self.stream, parser=self._closed).getroot()  # GOOD 611
