import asyncio
import os
import shlex
import subprocess
import sys

import click
import paramiko
from django.http import HttpRequest, HttpResponse
from fastapi import FastAPI
from flask import Flask, abort, request

app = Flask(__name__)
api = FastAPI()

FORMATS = {"png": "png", "jpeg": "jpg"}


@app.route("/ping")
def ping():
    host = request.args.get("host", "")
    # ruleid: command-injection
    os.system("ping -c1 " + host)
    # ruleid: command-injection
    subprocess.run(f"ping -c1 {host}", shell=True)
    # ok: command-injection
    subprocess.run(["ping", "-c1", host])
    # ok: command-injection
    subprocess.run("ping -c1 " + shlex.quote(host), shell=True)
    # ruleid: command-injection
    subprocess.check_output(["sh", "-c", "ping -c1 " + host])
    return "done"


@app.route("/convert", methods=["POST"])
def convert():
    target = request.form["format"]
    if target not in FORMATS:
        abort(400)
    # ok: command-injection
    os.system("convert in.gif out." + target)
    size = int(request.form["size"])
    # ok: command-injection
    os.system("convert -resize %d in.gif out.png" % size)
    name = request.form["name"].replace("<", "&lt;")
    # ruleid: command-injection
    os.popen("file " + name)
    return "done"


def execute(command, use_shell):
    # ruleid: command-injection
    return subprocess.Popen(command, shell=use_shell)


def execute_plainly(command, use_shell):
    # ok: command-injection
    return subprocess.Popen(command, shell=use_shell)


@app.route("/run/<name>")
def run(name):
    execute("systemctl status " + name, True)
    execute_plainly(["systemctl", "status", name], False)
    return "done"


@app.route("/item/<int:number>")
def item(number):
    # ok: command-injection
    os.system("show " + str(number))
    return "done"


@api.get("/lookup")
async def lookup(domain: str, depth: int):
    # ruleid: command-injection
    await asyncio.create_subprocess_shell("dig " + domain)
    # ok: command-injection
    await asyncio.create_subprocess_exec("dig", domain)
    # ok: command-injection
    await asyncio.create_subprocess_shell(f"dig -d {depth}")


def export(request: HttpRequest):
    client = paramiko.SSHClient()
    # ruleid: command-injection
    client.exec_command("tar cf out.tar " + request.GET["folder"])
    # ok: command-injection
    client.exec_command("tar cf out.tar " + shlex.quote(request.GET["folder"]))
    return HttpResponse("done")


@click.command()
@click.argument("branch")
def deploy(branch):
    # ruleid: command-injection
    os.system("git checkout " + branch)


def helper(branch):
    # ok: command-injection
    os.system("git checkout " + branch)


if __name__ == "__main__":
    # ruleid: command-injection
    os.system("echo " + sys.argv[1])
