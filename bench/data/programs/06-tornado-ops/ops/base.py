import tornado.web


class BaseHandler(tornado.web.RequestHandler):
    def initialize(self, runner):
        self.runner = runner

    @property
    def target(self):
        return self.get_argument("host")

    @property
    def service(self):
        name = self.get_argument("service")
        if name not in ("nginx", "redis", "postgres"):
            raise tornado.web.HTTPError(400)
        return name
