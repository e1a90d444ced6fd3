import subprocess

import requests
from jinja2 import Environment
from markupsafe import Markup, escape

env = Environment(autoescape=True)


def graph(config):
    return subprocess.run(f"{config['engine']} -T{config['format']} in.dot", shell=True)  # BAD 78


def graph_locked(config):
    return subprocess.run(f"{config['engine']} -T{config['format']} in.dot", shell=True)  # GOOD 78


def graph_known(config):
    return subprocess.run(f"{config['engine']} -T{config['format']} in.dot", shell=True)  # GOOD 78


def push(config):
    return requests.post(config["endpoint"], json={"a": 1}, timeout=5)  # BAD 918


def push_locked(config):
    return requests.post(config["endpoint"], json={"a": 1}, timeout=5)  # GOOD 918


def title(config):
    return env.from_string(config["template"]).render(title="x")  # BAD 1336


def heading(text):
    return Markup("<h1>%s</h1>") % text  # GOOD 79


def heading_raw(text):
    return Markup("<h1>%s</h1>" % text)  # BAD 79


def heading_escape(text):
    return Markup("<h1>{}</h1>").format(escape(text))  # GOOD 79
