import re
import shelve
import shlex
import subprocess
from abc import ABC, abstractmethod

from fabric import Connection
from invoke import run

BRANCH = re.compile(r"\A[A-Za-z0-9_][A-Za-z0-9_/]*\Z")


class Step(ABC):
    def __init__(self, conn: Connection):
        self.conn = conn

    @abstractmethod
    def apply(self, event): ...


class Checkout(Step):
    def apply(self, event):
        self.conn.run("cd /srv/app && git checkout " + event["branch"])  # BAD 78


class CheckoutChecked(Step):
    def apply(self, event):
        branch = event["branch"]
        if not BRANCH.match(branch):
            raise ValueError("branch")
        self.conn.run("cd /srv/app && git checkout " + branch)  # GOOD 78


class Announce(Step):
    def apply(self, event):
        run(f"notify-send '{event['author']}'")  # BAD 78


class AnnounceQuoted(Step):
    def apply(self, event):
        run("notify-send -- " + shlex.quote(event["author"]))  # GOOD 78


class Restart(Step):
    def apply(self, event):
        self.conn.sudo("systemctl restart app")  # GOOD 78


class Clone(Step):
    def apply(self, event):
        subprocess.Popen(["sh", "-c", "git clone " + event["repo"]])  # BAD 78


class CloneArgs(Step):
    def apply(self, event):
        subprocess.Popen(["sh", "-c", 'printf "%s" "$1" > /srv/clone.queue', "sh", event["repo"]])  # GOOD 78


class Remember(Step):
    def apply(self, event):
        with shelve.open("/srv/uploads/" + event["project"]) as db:  # BAD 22
            db["last"] = event["branch"]


class RememberFixed(Step):
    def apply(self, event):
        with shelve.open("/srv/state/last") as db:  # GOOD 22
            db[event["project"]] = event["branch"]
