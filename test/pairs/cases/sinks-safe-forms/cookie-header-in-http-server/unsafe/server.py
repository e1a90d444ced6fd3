from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlparse


class PreferenceHandler(BaseHTTPRequestHandler):
    def do_GET(self):
        query = parse_qs(urlparse(self.path).query)
        theme = query.get("theme", ["light"])[0]
        value = theme[:200]
        self.send_response(204)
        # ruleid: header-injection
        self.send_header("X-Theme", value)
        self.end_headers()


if __name__ == "__main__":
    HTTPServer(("127.0.0.1", 8080), PreferenceHandler).serve_forever()
