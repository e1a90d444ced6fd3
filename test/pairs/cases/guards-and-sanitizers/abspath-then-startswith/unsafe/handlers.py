import os

import tornado.web

ROOT = os.path.abspath("/srv/static")


class AssetHandler(tornado.web.RequestHandler):
    def get(self):
        full = os.path.abspath(os.path.join(ROOT, self.get_argument("f")))
        if not full.startswith(os.sep):
            raise tornado.web.HTTPError(403)
        # ruleid: path-traversal
        with open(full) as fh:
            self.write({"text": fh.read()})


app = tornado.web.Application([(r"/asset", AssetHandler)])
