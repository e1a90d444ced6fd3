import smtplib


def one_line(value):
    return " ".join(value.splitlines())


def send(to, subject):
    message = f"Reply-To: {to}\r\nSubject: {subject}\r\n\r\nhello"
    with smtplib.SMTP("localhost") as smtp:
        smtp.sendmail("noreply@example.com", ["ops@example.com"], message)  # BAD 93


def send_clean(to, subject):
    message = f"Reply-To: {one_line(to)}\r\nSubject: {one_line(subject)}\r\n\r\nhello"
    with smtplib.SMTP("localhost") as smtp:
        smtp.sendmail("noreply@example.com", ["ops@example.com"], message)  # GOOD 93
