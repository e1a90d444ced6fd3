import subprocess

from celery import Celery

celery_app = Celery("media", broker="redis://cache.internal:6379/0")


@celery_app.task(bind=True, max_retries=3)
def make_waveform(self, track, width):
    command = f"audiowaveform -i /srv/audio/{track}.mp3 -w {width}"
    # ruleid: command-injection
    return subprocess.run(command, shell=True, check=False).returncode
