import subprocess

from flask import Flask, jsonify, request
from openai import OpenAI

app = Flask(__name__)
client = OpenAI()

ALLOWED = {"uptime": "uptime", "disk": "df -h", "memory": "free -m"}


@app.post("/assistant")
def assistant():
    wish = request.form.get("wish", "")
    completion = client.chat.completions.create(
        model="gpt-4o-mini",
        messages=[{"role": "user", "content": "Which of uptime, disk, memory? " + wish}],
    )
    reply = completion.choices[0].message.content.strip()
    command = ALLOWED.get(reply, "uptime")
    # ok: command-injection
    output = subprocess.check_output(command, shell=True, text=True)
    return jsonify(lines=output.count("\n"))
