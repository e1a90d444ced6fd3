import base64

from flask import Flask, request

from .tasks import import_json, import_pickle, import_yaml, import_yaml_safe, rebuild

app = Flask(__name__)


@app.post("/import/pickle")
def pickle_view():
    import_pickle.delay(base64.b64encode(request.get_data()).decode())
    return "", 202


@app.post("/import/yaml")
def yaml_view():
    import_yaml.apply_async(args=[request.get_data(as_text=True)])
    return "", 202


@app.post("/import/yaml-safe")
def yaml_safe_view():
    import_yaml_safe.apply_async(args=[request.get_data(as_text=True)])
    return "", 202


@app.post("/import/json")
def json_view():
    import_json.delay(request.get_data(as_text=True))
    return "", 202


@app.post("/rebuild")
def rebuild_view():
    rebuild.delay(request.form["name"])
    return "", 202
