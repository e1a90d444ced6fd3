from flask import Flask, redirect, request

app = Flask(__name__)
REGIONS = {"eu": "https://eu.example.com/", "us": "https://us.example.com/"}


def choose(region, target):
    if region in REGIONS:
        target = REGIONS[region]
    else:
        target = "https://www.example.com/"
    return target


@app.get("/region")
def region_redirect():
    region = request.args.get("region", "eu")
    target = choose(region, request.args.get("fallback", "/"))
    # ok: open-redirect
    return redirect(target)
