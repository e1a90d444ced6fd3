import shlex
import subprocess
from abc import ABC, abstractmethod

from flask import Flask, jsonify, request

app = Flask(__name__)


class ConvertTask(ABC):
    def run(self, filename):
        command = "/usr/local/bin/convert-asset -- " + self.argument(filename)
        # ok: command-injection
        return subprocess.call(command, shell=True)

    @abstractmethod
    def argument(self, filename):
        ...


class ThumbnailTask(ConvertTask):
    def argument(self, filename):
        return shlex.quote(filename)


@app.post("/assets/thumbnail")
def thumbnail():
    upload = request.files["asset"]
    code = ThumbnailTask().run(upload.filename)
    return jsonify(exit_code=code)
