from queue import Queue

from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/compute", methods=["POST"])
def compute():
    jobs = Queue()
    expression = request.form.get("expression", "")
    jobs.put("6 * 7")
    jobs.put(expression)
    first = jobs.get()
    # ok: code-injection
    result = eval(first)
    return jsonify(result=result, waiting=jobs.qsize())
