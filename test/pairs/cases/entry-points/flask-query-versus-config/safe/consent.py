from flask import Flask, redirect, request

app = Flask(__name__)
app.config.from_mapping(
    RETURN_URL="https://www.example.com/thanks",
    CONSENT_MAX_AGE=60 * 60 * 24 * 365,
)


@app.route("/consent", methods=["POST"])
def consent():
    location = app.config["RETURN_URL"]
    # ok: open-redirect
    response = redirect(location)
    response.set_cookie("consent", "1", max_age=app.config["CONSENT_MAX_AGE"])
    return response
