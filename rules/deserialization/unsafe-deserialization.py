import base64
import json
import pickle

import torch
import yaml
from celery import shared_task
from flask import Flask, request

app = Flask(__name__)


@app.route("/load", methods=["POST"])
def load():
    # ruleid: unsafe-deserialization
    data = pickle.loads(base64.b64decode(request.cookies["state"]))
    # ruleid: unsafe-deserialization
    config = yaml.load(request.data, Loader=yaml.Loader)
    # ruleid: unsafe-deserialization
    config = yaml.unsafe_load(request.data)
    # ok: unsafe-deserialization
    config = yaml.load(request.data, Loader=yaml.SafeLoader)
    # ok: unsafe-deserialization
    config = yaml.safe_load(request.data)
    # ok: unsafe-deserialization
    config = json.loads(request.data)
    # ruleid: unsafe-deserialization
    torch.load(request.files["model"])
    # ok: unsafe-deserialization
    torch.load(request.files["model"], weights_only=True)
    return {"data": str(data), "config": str(config)}


@shared_task
def work(payload):
    # ruleid: unsafe-deserialization
    return pickle.loads(payload)


def restore(path):
    with open(path, "rb") as handle:
        # ok: unsafe-deserialization
        return pickle.load(handle)
