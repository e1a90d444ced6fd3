import tornado.web


class LangHandler(tornado.web.RequestHandler):
    def get(self):
        back = self.get_argument("back", "/")
        self.set_status(302)
        # ruleid: open-redirect
        self.redirect(back)


class SettingsHandler(tornado.web.RequestHandler):
    def get(self):
        self.write({"settings": []})


app = tornado.web.Application([(r"/lang", LangHandler), (r"/settings", SettingsHandler)])
