from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, quote, urlsplit


class DownloadHandler(BaseHTTPRequestHandler):
    server_version = "downloads/1.0"

    def do_GET(self):
        query = parse_qs(urlsplit(self.path).query)
        name = query.get("name", ["report.csv"])[0]
        self.send_response(200)
        self.send_header("Content-Type", "text/csv")
        # ruleid: header-injection
        self.send_header("Content-Disposition", "attachment; filename=" + name)
        self.end_headers()
        self.wfile.write(b"id,total\n1,20\n")


if __name__ == "__main__":
    HTTPServer(("127.0.0.1", 8080), DownloadHandler).serve_forever()
