from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/run", methods=["POST"])
def run():
    steps = ["3 * 7"]
    steps.append(request.form.get("step", ""))
    step = steps.pop()
    # ruleid: code-injection
    value = eval(step)
    return jsonify(value=value, left=len(steps))
