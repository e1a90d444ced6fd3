from bottle import Bottle, request

app = Bottle()
ROOT = "/srv/reports/"


@app.get("/report")
def report():
    given = request.query.get("given", "")
    settings = {"file": "latest.txt", "caption": "Latest"}
    settings.update(file=given)
    # ruleid: path-traversal
    with open(ROOT + settings["file"]) as fh:
        lines = fh.readlines()
    return {"caption": settings["caption"], "lines": lines}
