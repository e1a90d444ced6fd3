import tornado.escape
import tornado.web

FOOTER = "<footer>Example Inc.</footer>"


class TopicHandler(tornado.web.RequestHandler):
    def set_default_headers(self):
        self.set_header("Cache-Control", "no-store")

    def get(self, topic):
        title = tornado.escape.xhtml_escape(topic.capitalize())
        # ok: xss
        self.write("<h1>" + title + "</h1>" + FOOTER)


def make_app():
    return tornado.web.Application([(r"/topics/(.+)", TopicHandler)])
