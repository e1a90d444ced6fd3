import smtplib

from flask import Flask, jsonify, request

app = Flask(__name__)
SENDER = "web@example.com"
RECIPIENT = "support@example.com"


@app.post("/contact")
def contact():
    subject = request.form.get("subject", "Question")
    body = "A visitor asked for a call back."
    message = f"From: {SENDER}\r\nTo: {RECIPIENT}\r\nSubject: {subject}\r\n\r\n{body}"
    with smtplib.SMTP("mail.internal") as smtp:
        # todoruleid: header-injection
        smtp.sendmail(SENDER, [RECIPIENT], message.encode("utf-8"))
    return jsonify(sent=True)
