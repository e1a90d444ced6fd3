import tornado.web
from tornado.httpclient import AsyncHTTPClient, HTTPRequest

PARTNERS = {"acme": "https://api.acme.example/ping", "globex": "https://api.globex.example/ping"}


class PartnerHandler(tornado.web.RequestHandler):
    async def post(self):
        partner = self.get_body_argument("partner", "acme")
        url = self.get_body_argument("url", PARTNERS["acme"])
        client = AsyncHTTPClient()
        # ruleid: ssrf
        response = await client.fetch(HTTPRequest(url, request_timeout=5), raise_error=False)
        self.write({"code": response.code, "known": partner in PARTNERS})


def make_app():
    return tornado.web.Application([(r"/partners/ping", PartnerHandler)])
