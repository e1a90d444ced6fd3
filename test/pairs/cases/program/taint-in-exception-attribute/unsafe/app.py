from flask import Flask, make_response, request

from errors import InvalidTheme

app = Flask(__name__)


def load_theme(name):
    if name not in ("light", "dark"):
        raise InvalidTheme(name, "try light or dark")
    return name


@app.route("/theme")
def theme():
    try:
        return {"theme": load_theme(request.args.get("name", "light"))}
    except InvalidTheme as exc:
        # ruleid: xss
        return make_response(f"<p>Unknown theme {exc.name}</p>", 400)
