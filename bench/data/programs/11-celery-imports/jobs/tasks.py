import base64
import json
import pickle
import subprocess

import yaml
from celery import Celery

from .cache import load_local

celery = Celery("jobs", broker="redis://localhost/0")


@celery.task
def import_pickle(blob):
    data = base64.b64decode(blob)
    return len(pickle.loads(data))  # BAD 502


@celery.task
def import_yaml(text):
    return len(yaml.load(text, Loader=yaml.UnsafeLoader))  # BAD 502


@celery.task
def import_yaml_safe(text):
    return len(yaml.load(text, Loader=yaml.SafeLoader))  # GOOD 502


@celery.task
def import_json(text):
    return len(json.loads(text))  # GOOD 502


@celery.task(bind=True, max_retries=2)
def rebuild(self, name):
    state = load_local()
    subprocess.run("make -C /srv/build " + name, shell=True, check=True)  # BAD 78
    return state
