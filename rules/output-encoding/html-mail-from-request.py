from email.mime.text import MIMEText
from html import escape

from django.core.mail import EmailMessage, EmailMultiAlternatives, send_mail
from django.template.loader import render_to_string
import flask
from flask_mail import Message


def invite(request):
    text = request.POST.get("text")
    body = "<p>" + text + "</p>"
    # ruleid: html-mail-from-request
    send_mail("Invitation", "", "a@acme.org", ["b@acme.org"], html_message=body)
    mail = EmailMultiAlternatives("Invitation", "", "a@acme.org", ["b@acme.org"])
    # ruleid: html-mail-from-request
    mail.attach_alternative(text, "text/html")
    # ruleid: html-mail-from-request
    other = EmailMessage("Invitation", body, "a@acme.org", ["b@acme.org"])
    other.content_subtype = "html"
    other.send()


def invite_safely(request):
    text = request.POST.get("text")
    # ok: html-mail-from-request
    send_mail("Invitation", text, "a@acme.org", ["b@acme.org"])
    page = render_to_string("invite.html", {"text": text})
    # ok: html-mail-from-request
    send_mail("Invitation", "", "a@acme.org", ["b@acme.org"], html_message=page)
    # ok: html-mail-from-request
    return MIMEText("<p>%s</p>" % escape(text), "html")


def contact():
    # ruleid: html-mail-from-request
    return Message("Contact", html=flask.request.form["text"])
