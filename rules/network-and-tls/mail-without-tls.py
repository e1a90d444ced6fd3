import imaplib
import smtplib


def send(host, user, secret):
    client = smtplib.SMTP(host)
    # ruleid: mail-without-tls
    client.login(user, secret)


def fetch(host, user, secret):
    client = imaplib.IMAP4(host)
    # ruleid: mail-without-tls
    client.login(user, secret)


def safe(host, user, secret):
    with smtplib.SMTP(host, 587) as client:
        client.starttls()
        # ok: mail-without-tls
        client.login(user, secret)
    other = smtplib.SMTP_SSL(host)
    # ok: mail-without-tls
    other.login(user, secret)


def at_once(password):
    # ruleid: mail-without-tls
    smtplib.SMTP("mail.acme.org").login("reports", password)
    # ok: mail-without-tls
    smtplib.SMTP_SSL("mail.acme.org").login("reports", password)
