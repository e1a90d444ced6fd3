from django.http import JsonResponse
from fastapi import APIRouter
from flask import Flask, jsonify

app = Flask(__name__)
router = APIRouter()


@app.route("/forgot", methods=["POST"])
def forgot():
    reset_pin = new_pin()
    mail(reset_pin)
    # ruleid: secret-value-in-response
    return jsonify({"status": "sent", "debug": {"pin": reset_pin}})


@app.route("/forgot2", methods=["POST"])
def forgot_quiet():
    reset_pin = new_pin()
    mail(reset_pin)
    # ok: secret-value-in-response
    return jsonify({"status": "sent", "debug": {"length": len(reset_pin)}})


@app.route("/status")
def status():
    # ruleid: secret-value-in-response
    return jsonify({"version": 2, "key": app.secret_key})


@router.post("/second-factor")
def second_factor(user):
    # ruleid: secret-value-in-response
    return {"sent": True, "value": user.verification_code}


def code(request, user):
    # ruleid: secret-value-in-response
    return JsonResponse({"token": user.password_reset_token})


def templates(reset_token):
    # ok: secret-value-in-response
    return {"link": reset_token}


def send(mailer, reset_token):
    # ok: secret-value-in-response
    mailer.send("reset.html", {"token": reset_token})
