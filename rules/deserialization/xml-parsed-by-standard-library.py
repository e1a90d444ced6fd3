import xml.etree.ElementTree as ET
from xml.dom import minidom

import defusedxml.ElementTree as SafeET


def read(body, path):
    # ruleid: xml-parsed-by-standard-library
    first = ET.fromstring(body)
    # ruleid: xml-parsed-by-standard-library
    second = minidom.parseString(body)
    # ruleid: xml-parsed-by-standard-library
    return first, second, ET.parse(path)


def safe(body, node):
    # ok: xml-parsed-by-standard-library
    first = SafeET.fromstring(body)
    # ok: xml-parsed-by-standard-library
    second = ET.fromstring("<a/>")
    # ok: xml-parsed-by-standard-library
    pretty = minidom.parseString(ET.tostring(node)).toprettyxml()
    # ok: xml-parsed-by-standard-library
    return first, second, pretty, ET.tostring(node)
