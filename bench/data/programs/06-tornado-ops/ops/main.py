import tornado.ioloop
import tornado.web

from ops import handlers
from ops.runner import Runner


def make_app():
    deps = dict(runner=Runner())
    return tornado.web.Application(
        [
            (r"/ping", handlers.PingHandler, deps),
            (r"/status", handlers.StatusHandler, deps),
            (r"/tail", handlers.TailHandler, deps),
            (r"/whois", handlers.WhoisHandler, deps),
            (r"/rotate", handlers.RotateHandler, deps),
            (r"/note", handlers.NoteHandler, deps),
        ],
        debug=False,
    )


if __name__ == "__main__":
    make_app().listen(8888)
    tornado.ioloop.IOLoop.current().start()
