from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/greet")
def greet():
    name = request.args.get("name", "world")
    message = "Hello " + name
    # ok: xss
    return jsonify(message=message)


@app.route("/ready")
def ready():
    return jsonify(ready=True)
