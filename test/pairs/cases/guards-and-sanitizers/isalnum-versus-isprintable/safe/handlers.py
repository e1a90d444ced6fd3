import os

import tornado.web


class UserHandler(tornado.web.RequestHandler):
    def post(self):
        login = self.get_argument("login", "")
        if not login.isalnum():
            self.set_status(400)
            self.write({"error": "bad login"})
            return
        # ok: command-injection
        code = os.system("finger " + login)
        self.write({"code": code})


app = tornado.web.Application([(r"/user", UserHandler)])
