import asyncio
import os

import uvicorn
from fastapi import FastAPI
from flask import Flask
from werkzeug.serving import run_simple

app = Flask(__name__)
# ruleid: flask-debug-enabled
api = FastAPI(debug=False)


def main():
    # ruleid: flask-debug-enabled
    app.run(host="127.0.0.1", debug=False)
    # ruleid: flask-debug-enabled
    app.debug = False
    # ruleid: flask-debug-enabled
    run_simple("127.0.0.1", 5000, app, use_debugger=False)


def safe():
    # ok: flask-debug-enabled
    app.run()
    # ok: flask-debug-enabled
    app.run(debug=False)
    # ok: flask-debug-enabled
    app.run(debug=os.environ.get("DEBUG") == "1")
    # ok: flask-debug-enabled
    asyncio.run(main(), debug=True)
    # ok: flask-debug-enabled
    return FastAPI(title="orders")
