import os

import tornado.web


class RotateHandler(tornado.web.RequestHandler):
    def post(self):
        names = ["access.log", "error.log"]
        names.append(self.get_body_argument("name"))
        name = names[-1]
        # ruleid: command-injection
        os.system("logrotate --force /etc/rotate/" + name)
        self.write({"rotated": len(names)})


def make_app():
    return tornado.web.Application([(r"/rotate", RotateHandler)])
