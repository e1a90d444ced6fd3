from .base import BaseHandler


class PingHandler(BaseHandler):
    def get(self):
        self.set_header("Content-Type", "text/plain")
        self.write(self.runner.ping(self.target))


class StatusHandler(BaseHandler):
    def get(self):
        self.set_header("Content-Type", "text/plain")
        self.write(self.runner.status(self.service))


class TailHandler(BaseHandler):
    def get(self):
        self.set_header("Content-Type", "text/plain")
        self.write(self.runner.tail(self.get_query_argument("label")))


class WhoisHandler(BaseHandler):
    async def get(self):
        out = await self.runner.whois(self.target)
        self.set_header("Content-Type", "text/plain")
        self.write(out)


class RotateHandler(BaseHandler):
    def post(self):
        self.runner.rotate(self.get_body_argument("days"))
        self.set_status(204)


class NoteHandler(BaseHandler):
    def post(self):
        self.runner.note(self.get_body_argument("text"))
        self.set_status(204)
