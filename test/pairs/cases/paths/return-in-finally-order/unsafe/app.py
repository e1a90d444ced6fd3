from flask import Flask, request, redirect

app = Flask(__name__)


def target():
    try:
        url = request.args["next"]
    except KeyError:
        url = "/"
    finally:
        app.logger.debug("target computed")
    return url


@app.route("/go")
def go():
    # ruleid: open-redirect
    return redirect(target())
