import os
import zipfile

import pandas
from flask import Flask, request
from PIL import Image

app = Flask(__name__)


@app.route("/table")
def table():
    # ok: path-traversal
    return pandas.read_csv("/srv/tables/" + os.path.basename(request.args["name"])).to_json()


@app.route("/picture", methods=["POST"])
def picture():
    # ok: path-traversal
    return {"size": Image.open(request.files["picture"]).size}


@app.route("/archive", methods=["POST"])
def archive():
    # ok: path-traversal
    return {"names": zipfile.ZipFile(request.files["archive"].stream).namelist()}
