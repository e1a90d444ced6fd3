import tornado.web


class EchoHandler(tornado.web.RequestHandler):
    def get(self):
        text = self.get_query_argument("text", "")
        size = len(text)
        # ruleid: xss
        self.write("<p>" + text + "</p>")
        self.finish()


class ReadyHandler(tornado.web.RequestHandler):
    def get(self):
        self.write("ready")


app = tornado.web.Application([(r"/echo", EchoHandler), (r"/ready", ReadyHandler)])
