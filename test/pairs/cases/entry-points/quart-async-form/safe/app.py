from quart import Quart, jsonify, redirect, request

app = Quart(__name__)
LANDING = {"docs": "/docs", "pricing": "/pricing"}


@app.route("/go", methods=["POST"])
async def go():
    form = await request.form
    choice = form.get("page", "docs")
    # ok: open-redirect
    return redirect(LANDING.get(choice, "/docs"))


@app.route("/pages")
async def pages():
    return jsonify(sorted(LANDING))
