import tornado.web


class HelloHandler(tornado.web.RequestHandler):
    def get(self):
        name = self.get_argument("name", "")
        size = len(name)
        text = name
        # ruleid: xss
        self.write("<h2>" + text + "</h2><p>%d</p>" % size)


app = tornado.web.Application([(r"/hello", HelloHandler)])
