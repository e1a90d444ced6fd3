import smtplib

from flask import Flask, request

app = Flask(__name__)


def one_line(value):
    return "\r\n".join(value.splitlines())


@app.post("/contact")
def contact():
    message = f"Subject: {one_line(request.form['subject'])}\r\n\r\nHello"
    with smtplib.SMTP("localhost") as smtp:
        # ruleid: header-injection
        smtp.sendmail("a@example.org", ["b@example.org"], message)
    return "", 204
