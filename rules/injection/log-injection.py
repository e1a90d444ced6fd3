import logging
import mimetypes

from flask import Flask, request

app = Flask(__name__)
logger = logging.getLogger(__name__)


@app.route("/login", methods=["POST"])
def login():
    user = request.form["user"]
    # ruleid: log-injection
    logger.info("login of %s", user)
    # ruleid: log-injection
    logging.warning("login of " + user)
    # ruleid: log-injection
    app.logger.warning(f"login of {user}")
    # ok: log-injection
    logger.info("login of %r", user)
    # ok: log-injection
    logger.info("login of %s", user.replace("\n", ""))
    # ok: log-injection
    logger.info("login")
    # A debug record is not kept where an audit would read it.
    # ok: log-injection
    logger.debug("login of %s", user)
    # ruleid: log-injection
    logging.debug("login of %s", user)
    if not user.isalnum():
        return "no", 400
    # ok: log-injection
    logger.info("login of %s", user)
    return "done"


@app.route("/kind")
def kind():
    name = request.args["name"]
    found, _ = mimetypes.guess_type(name)
    # ok: log-injection
    logger.info("file of type %s", found)
    # ruleid: log-injection
    logger.info("file of name %s", name)
    return "done"


@app.route("/shown")
def shown():
    name = request.args["name"]
    text = f"login of {name!r}"
    # ok: log-injection
    logger.info(text)
    lines = ["login", "of %r" % name, "by {!r}".format(name)]
    # ok: log-injection
    logger.info(" ".join(lines))
    text = f"login of {name!r} as {name}"
    # ruleid: log-injection
    logger.info(text)
    # ruleid: log-injection
    logger.info(" ".join(["login", "of %s" % name]))
    return "done"


class Account:
    def __init__(self, name):
        self.name = name


class NamedAccount(Account):
    def __str__(self):
        return self.name


@app.route("/containers")
def containers():
    name = request.args["name"]
    fields = {"name": name}
    # A container shows the literals of what it holds.
    # ok: log-injection
    logger.warning("invalid: %s", fields)
    # ok: log-injection
    logger.warning(f"invalid: {[name]}")
    # ok: log-injection
    logger.warning("invalid: " + str((name,)))
    # ruleid: log-injection
    logger.warning("invalid: %s", fields["name"])
    # ruleid: log-injection
    logger.warning("invalid: %s", ", ".join([name]))
    # An object shows its address, unless its class says what it shows.
    # ok: log-injection
    logger.warning("account %s", Account(name))
    # ruleid: log-injection
    logger.warning("account %s", Account(name).name)
    # ruleid: log-injection
    logger.warning("account %s", NamedAccount(name))
    return "done"
