import os
import subprocess

import requests
from django.core.management.base import BaseCommand
from django.db import connection

from imports.models import Submission


class Command(BaseCommand):
    help = "Process submissions received from visitors"

    def add_arguments(self, parser):
        parser.add_argument("--limit", type=int, default=10)

    def handle(self, *args, **options):
        for item in Submission.objects.filter(status="new")[: options["limit"]]:
            self.convert(item)
            self.fetch(item)
        self.cleanup(options["limit"])

    def convert(self, item):
        subprocess.call("ffmpeg -i " + item.filename + " out.mp4", shell=True)  # BAD 78
        subprocess.call("logger submission %d" % item.pk, shell=True)  # GOOD 78

    def fetch(self, item):
        data = requests.get(item.url, timeout=5).content  # BAD 918
        requests.post("https://stats.example.com/hit", json={"url": item.url}, timeout=5)  # GOOD 918
        with open(os.path.join("/srv/in", str(item.pk)), "wb") as fh:  # GOOD 22
            fh.write(data)

    def cleanup(self, limit):
        with connection.cursor() as cur:
            cur.execute("DELETE FROM imports_submission WHERE size > %s", [limit])  # GOOD 89
