import reports
from flask import Flask, request

app = Flask(__name__)
ACTIONS = {"daily": reports.daily, "weekly": reports.weekly}
NAMES = ("daily", "weekly")


@app.route("/report")
def report():
    name = request.args.get("kind", "daily")
    # ruleid: reflection-by-request
    return getattr(reports, name)()


@app.route("/report/<kind>")
def report_of_kind(kind):
    # ruleid: reflection-by-request
    function = getattr(reports, kind, None)
    return function()


def django_view(request):
    # ruleid: reflection-by-request
    chosen = getattr(reports, request.POST["action"])
    text = chosen()
    return text


@app.route("/report-of-table")
def report_of_table():
    # ok: reflection-by-request
    return ACTIONS[request.args["kind"]]()


@app.route("/report-checked")
def report_checked():
    name = request.args["kind"]
    if name not in NAMES:
        return "unknown"
    # ok: reflection-by-request
    return getattr(reports, name)()


@app.route("/report-with-beginning")
def report_with_beginning():
    # ok: reflection-by-request
    return getattr(reports, f"public_{request.args['kind']}")()


@app.route("/field")
def field():
    # ok: reflection-by-request
    return str(getattr(reports.last(), request.args["field"]))


class Actions:
    def post(self, request):
        name = "do_%s" % request.POST["action"]
        # ok: reflection-by-request
        return getattr(self, name)()

    def put(self, request):
        action = request.POST.get("action", "")
        offered = self.get_actions()
        if not offered or action not in offered:
            return "unknown"
        # ok: reflection-by-request
        return getattr(self, action)()
