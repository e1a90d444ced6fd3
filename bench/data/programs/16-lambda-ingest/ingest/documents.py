import defusedxml.ElementTree as safe_et
from lxml import etree


def parse(text):
    parser = etree.XMLParser(resolve_entities=True, no_network=False, load_dtd=True)
    return etree.fromstring(text.encode(), parser).tag  # BAD 611


def parse_safe(text):
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(text.encode(), parser).tag  # GOOD 611


def parse_defused(text):
    return safe_et.fromstring(text).tag  # GOOD 611
