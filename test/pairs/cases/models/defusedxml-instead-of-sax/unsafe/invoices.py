import io
import xml.sax
import xml.sax.handler

from flask import Flask, jsonify, request

app = Flask(__name__)


class LineCounter(xml.sax.handler.ContentHandler):
    def __init__(self):
        super().__init__()
        self.lines = 0

    def startElement(self, name, attrs):
        self.lines += 1 if name == "line" else 0


@app.post("/invoices/lines")
def count_lines():
    counter = LineCounter()
    stream = io.BytesIO(request.get_data())
    parser = xml.sax.make_parser()
    parser.setFeature(xml.sax.handler.feature_external_ges, True)
    parser.setContentHandler(counter)
    # ruleid: xml-external-entities
    parser.parse(stream)
    return jsonify(lines=counter.lines)
