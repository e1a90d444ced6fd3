import sqlite3

import tornado.ioloop
import tornado.web


class BaseHandler(tornado.web.RequestHandler):
    def initialize(self, path):
        self.conn = sqlite3.connect(path)


class SeatHandler(BaseHandler):
    def get(self):
        row_name = self.get_argument("row", "A")
        # ruleid: sql-injection
        cur = self.conn.execute("SELECT seat FROM seats WHERE row = '%s'" % row_name)
        self.write({"seats": [item[0] for item in cur.fetchall()]})


def make_app():
    return tornado.web.Application([(r"/seats", SeatHandler, {"path": "seats.db"})])


if __name__ == "__main__":
    make_app().listen(8888)
    tornado.ioloop.IOLoop.current().start()
