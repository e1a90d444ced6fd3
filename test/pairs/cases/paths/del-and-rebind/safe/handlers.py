import tornado.web


class HelloHandler(tornado.web.RequestHandler):
    def get(self):
        name = self.get_argument("name", "")
        size = len(name)
        del name
        name = "guest"
        text = name
        # ok: xss
        self.write("<h2>" + text + "</h2><p>%d</p>" % size)


app = tornado.web.Application([(r"/hello", HelloHandler)])
