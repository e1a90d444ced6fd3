from flask import Flask, jsonify, request

from stores import MemoryStore

app = Flask(__name__)
store = MemoryStore()


@app.get("/objects/size")
def object_size():
    key = request.args.get("key", "readme")
    return jsonify(size=len(store.read(key)))
