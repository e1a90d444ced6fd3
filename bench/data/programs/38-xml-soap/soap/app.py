import io

import falcon

from . import parsers, xslt


class SoapResource:
    def on_post(self, req, resp):
        data = req.bounded_stream.read()
        resp.media = [parsers.sax_external(data), parsers.sax_internal(data), parsers.sax_defused(data)]

    def on_put(self, req, resp):
        data = req.bounded_stream.read()
        first = parsers.Envelope(io.BytesIO(data)).open_root()
        second = parsers.Envelope(io.BytesIO(data)).closed_root()
        resp.media = [first.text, second.text]


class CatalogResource:
    def on_get(self, req, resp, sku):
        resp.media = {
            "query": [str(x) for x in xslt.items(req.get_param("xpath"))],
            "one": [str(x) for x in xslt.item(sku)],
            "two": [str(x) for x in xslt.compiled(sku)],
            "found": len(xslt.by_attribute(req.get_param("attr", default="sku"), sku)),
        }


app = falcon.App()
app.add_route("/soap", SoapResource())
app.add_route("/catalog/{sku}", CatalogResource())
