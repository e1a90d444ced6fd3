import tornado.httpclient
import tornado.web


class NotifyHandler(tornado.web.RequestHandler):
    async def post(self):
        given = self.get_body_argument("given")
        client = tornado.httpclient.AsyncHTTPClient()
        # ok: ssrf
        resp = await client.fetch("https://hooks.example.com/in", method="POST", body=given)
        self.write({"code": resp.code})


app = tornado.web.Application([(r"/notify", NotifyHandler)])
