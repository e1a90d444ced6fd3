import os


class Mailer:
    def __init__(self, binary):
        self.binary = binary

    def send(self, recipient, template):
        # ruleid: command-injection
        with os.popen(f"{self.binary} -t {template} {recipient}") as pipe:
            return pipe.read().strip() == "queued"


mailer = Mailer("/usr/local/bin/mailq-send")
