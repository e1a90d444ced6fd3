import io
import xml.sax
from xml.sax.handler import ContentHandler, feature_external_ges

from django.http import JsonResponse


class Counter(ContentHandler):
    def __init__(self):
        super().__init__()
        self.text = []

    def characters(self, content):
        self.text.append(content)


def count(request):
    handler = Counter()
    parser = xml.sax.make_parser()
    parser.setContentHandler(handler)
    parser.setFeature(feature_external_ges, True)
    # ruleid: xml-external-entities
    parser.parse(io.BytesIO(request.body))
    return JsonResponse({"text": "".join(handler.text)})
