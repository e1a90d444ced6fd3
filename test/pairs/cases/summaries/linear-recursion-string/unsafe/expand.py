from flask import Flask, jsonify, request
from lxml import etree

app = Flask(__name__)
CATALOG = etree.parse("/srv/catalog/index.xml")


def predicate(segments):
    if not segments:
        return ""
    head, rest = segments[0], segments[1:]
    return f"/*[@id='{head}']" + predicate(rest)


@app.get("/catalog/exists")
def exists():
    segments = request.args.get("path", "1/2").split("/")
    # ruleid: xpath-injection
    found = CATALOG.xpath("/catalog" + predicate(segments))
    return jsonify(exists=bool(found))
