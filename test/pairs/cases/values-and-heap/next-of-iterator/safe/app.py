from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/first", methods=["POST"])
def first():
    given = request.form.get("rule", "")
    it = iter(["True", given])
    head = next(it)
    tail = next(it)
    # ok: code-injection
    result = eval(head)
    return jsonify(result=bool(result))
