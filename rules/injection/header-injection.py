import smtplib
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, quote, urlparse

from flask import Flask, request

app = Flask(__name__)


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        language = parse_qs(urlparse(self.path).query)["lang"][0]
        self.send_response(200)
        # todoruleid: header-injection
        self.send_header("Content-Language", language)
        # ok: header-injection
        self.send_header("Content-Language", quote(language))
        # ok: header-injection
        self.send_header("Content-Language", language.replace("\r", "").replace("\n", ""))
        self.end_headers()


@app.route("/contact", methods=["POST"])
def contact():
    subject = request.form["subject"]
    server = smtplib.SMTP("localhost")
    # ruleid: header-injection
    server.sendmail("a@example.org", "b@example.org", "Subject: " + subject + "\n\nHello")
    if "\n" in subject or "\r" in subject:
        return "no", 400
    # ok: header-injection
    server.sendmail("a@example.org", "b@example.org", "Subject: " + subject + "\n\nHello")
    return "done"
