from .mailer import mailer


def invite(address):
    return mailer.send(address, "invite.txt")
