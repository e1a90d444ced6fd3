import tornado.httpclient
import tornado.web


class NotifyHandler(tornado.web.RequestHandler):
    async def post(self):
        given = self.get_body_argument("given")
        client = tornado.httpclient.AsyncHTTPClient()
        # ruleid: ssrf
        resp = await client.fetch(given, method="POST", body="ping")
        self.write({"code": resp.code})


app = tornado.web.Application([(r"/notify", NotifyHandler)])
