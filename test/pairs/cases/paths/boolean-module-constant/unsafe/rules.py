from flask import Flask, request, jsonify

app = Flask(__name__)
ALLOW_CUSTOM = True
DEFAULT_RULE = "10 > 3"


def rule_for(params):
    if ALLOW_CUSTOM:
        return params.get("rule", DEFAULT_RULE)
    return DEFAULT_RULE


@app.route("/check")
def check():
    # ruleid: code-injection
    verdict = eval(rule_for(request.args))
    return jsonify(verdict=bool(verdict))
