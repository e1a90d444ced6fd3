import wsgiref.handlers
from wsgiref.simple_server import make_server


def serve(application):
    # ruleid: cgi-handler
    wsgiref.handlers.CGIHandler().run(application)
    # ok: cgi-handler
    make_server("127.0.0.1", 8000, application).serve_forever()
