from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlparse


def without_tabs(text):
    return "".join(character for character in text if character not in "\t\v")


class Page(BaseHTTPRequestHandler):
    def do_GET(self):
        theme = parse_qs(urlparse(self.path).query)["theme"][0]
        # ruleid: header-injection
        self.send_header("X-Theme", without_tabs(theme))
