from flask import Flask, jsonify, request

from stores import DiskStore

app = Flask(__name__)
store = DiskStore()


@app.get("/objects/size")
def object_size():
    key = request.args.get("key", "readme")
    return jsonify(size=len(store.read(key)))
