from flask import Flask, abort, request, jsonify
from lxml import etree

app = Flask(__name__)
TREE = etree.parse("/srv/people.xml")


@app.route("/person")
def person():
    name = request.args.get("name", "")
    if not name.strip():
        abort(400)
    # ruleid: xpath-injection
    found = TREE.xpath("//person[@name='" + name + "']")
    return jsonify(count=len(found))
