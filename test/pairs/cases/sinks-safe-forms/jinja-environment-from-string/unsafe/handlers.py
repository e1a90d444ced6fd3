import tornado.web
from jinja2 import Environment

ENV = Environment(autoescape=True)


class SubjectHandler(tornado.web.RequestHandler):
    def post(self):
        subject = self.get_body_argument("subject")
        # ruleid: template-injection
        text = ENV.from_string("[shop] " + subject).render()
        self.write({"subject": text})


app = tornado.web.Application([(r"/subject", SubjectHandler)])
