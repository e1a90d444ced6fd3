from quart import Quart, jsonify, redirect, request

app = Quart(__name__)
LANDING = {"docs": "/docs", "pricing": "/pricing"}


@app.route("/go", methods=["POST"])
async def go():
    form = await request.form
    choice = form.get("page", "docs")
    # ruleid: open-redirect
    return redirect(LANDING.get(choice, choice))


@app.route("/pages")
async def pages():
    return jsonify(sorted(LANDING))
