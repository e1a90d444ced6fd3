from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlparse


def on_one_line(text):
    return "".join(character for character in text if character not in "\r\n")


class Page(BaseHTTPRequestHandler):
    def do_GET(self):
        theme = parse_qs(urlparse(self.path).query)["theme"][0]
        # ok: header-injection
        self.send_header("X-Theme", on_one_line(theme))
