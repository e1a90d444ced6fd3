import zipfile

import pandas
from flask import Flask, request
from PIL import Image

app = Flask(__name__)


@app.route("/table")
def table():
    # ruleid: path-traversal
    return pandas.read_csv("/srv/tables/" + request.args["name"]).to_json()


@app.route("/picture")
def picture():
    # ruleid: path-traversal
    return {"size": Image.open(f"/srv/pictures/{request.args['name']}").size}


@app.route("/archive")
def archive():
    # ruleid: path-traversal
    return {"names": zipfile.ZipFile("/srv/archives/" + request.args["name"]).namelist()}
