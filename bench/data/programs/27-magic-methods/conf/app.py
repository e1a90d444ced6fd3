import os

from flask import Flask, request

from .lookup import by_chain, by_length
from .objects import ListPipeline, Pipeline, Settings

app = Flask(__name__)
lint = Pipeline("pylint")
check = ListPipeline("file")

FIXED = {"folder": "/srv/conf/common"}


@app.get("/lint")
def lint_view():
    return {"rc": lint(request.args["module"]).returncode}


@app.get("/check")
def check_view():
    return {"rc": check(request.args["module"]).returncode}


@app.get("/folder")
def folder_view():
    settings = Settings(request.args, FIXED)
    return {"files": os.listdir(settings.folder)}  # BAD 22


@app.get("/folder-fixed")
def folder_fixed_view():
    settings = Settings(request.args, FIXED)
    return {"files": os.listdir(settings["folder"])}  # GOOD 22


@app.get("/chain")
def chain_view():
    word = request.args.get("word", "")
    return {"rows": len(by_chain(word)), "sized": len(by_length(word))}
