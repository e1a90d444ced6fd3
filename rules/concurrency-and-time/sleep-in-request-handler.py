import asyncio
import time

from flask import Flask

app = Flask(__name__)


@app.route("/report")
def report():
    # ruleid: sleep-in-request-handler
    time.sleep(5)
    return "ready"


async def poll():
    # ruleid: sleep-in-request-handler
    time.sleep(1)
    # ok: sleep-in-request-handler
    await asyncio.sleep(1)


def worker():
    # ok: sleep-in-request-handler
    time.sleep(1)
