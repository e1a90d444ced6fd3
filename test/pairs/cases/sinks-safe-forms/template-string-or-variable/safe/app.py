from flask import Flask, request, jsonify, render_template_string

app = Flask(__name__)


@app.route("/mail", methods=["POST"])
def mail():
    name = request.form.get("name", "")
    # ok: template-injection
    body = render_template_string("Dear {{ name }}, your order has shipped.", name=name)
    return jsonify(body=body)


@app.route("/ready")
def ready():
    return jsonify(ready=True)
