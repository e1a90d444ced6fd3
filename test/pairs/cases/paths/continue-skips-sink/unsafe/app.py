from flask import Flask, request, jsonify

app = Flask(__name__)
BUILTIN = ["1 + 1", "2 * 2"]


@app.route("/each", methods=["POST"])
def each():
    given = request.form.get("given", "")
    entries = [("user", given), ("system", BUILTIN[0])]
    out = []
    for origin, text in entries:
        if origin == "user":
            out.append(len(text))
            text = text.strip()
            out.append(0)
        else:
            text = BUILTIN[1]
        # ruleid: code-injection
        out.append(eval(text))
    return jsonify(out=out)
