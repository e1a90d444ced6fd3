from flask import Flask, jsonify, request

from catalog.store import accounts, products

app = Flask(__name__)


@app.post("/match")
def match():
    payload = request.get_json()
    return jsonify(products.match(payload["criteria"]))


@app.post("/login")
def login():
    data = request.get_json(force=True)
    found = accounts.login(data.get("user"), data.get("password"))
    return jsonify(ok=found is not None)


@app.post("/login2")
def login_str():
    data = request.get_json(force=True)
    found = accounts.login_str(data.get("user"), data.get("password"))
    return jsonify(ok=found is not None)


@app.get("/where")
def where():
    return jsonify([p["name"] for p in products.where(request.args.get("below", "10"))])


@app.get("/cheaper")
def cheaper():
    price = request.args.get("price", default=10.0, type=float)
    return jsonify(products.cheaper(price))


@app.get("/prefix")
def prefix():
    return jsonify([p["name"] for p in products.prefix(request.args.get("q", ""))])
