import re
import xml.etree.ElementTree as ET

from flask import Flask, request
from lxml import etree

app = Flask(__name__)


@app.route("/user")
def user():
    name = request.args["name"]
    tree = etree.parse("users.xml")
    # ruleid: xpath-injection
    tree.xpath("//user[@name='" + name + "']")
    # ok: xpath-injection
    tree.xpath("//user[@name=$name]", name=name)
    root = ET.parse("users.xml").getroot()
    # ruleid: xpath-injection
    root.findall(f".//user[@name='{name}']")
    if not re.fullmatch(r"\w+", name):
        return "no", 400
    # ok: xpath-injection
    root.findall(f".//user[@name='{name}']")
    return "done"
