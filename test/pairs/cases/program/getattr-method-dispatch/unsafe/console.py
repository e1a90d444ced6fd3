from flask import Flask, abort, jsonify, request

app = Flask(__name__)


class Console:
    commands = ("calc", "echo_length")

    def do_calc(self, text):
        # ruleid: code-injection
        return eval(text)

    def do_echo_length(self, text):
        return len(text)

    def dispatch(self, command, text):
        if command not in self.commands:
            raise LookupError(command)
        return getattr(self, "do_" + command)(text)


@app.post("/console")
def console():
    body = request.get_json()
    try:
        value = Console().dispatch(body["command"], body["text"])
    except LookupError:
        abort(404)
    return jsonify(value=str(value))
