from django.http import JsonResponse
from fastapi import APIRouter
from flask import Flask, jsonify
from rest_framework import serializers

app = Flask(__name__)
router = APIRouter()


@app.route("/api/employees")
def employees():
    rows = query("SELECT * FROM employees")
    # ruleid: password-in-response
    return jsonify([{"name": row[0], "password": row[1]} for row in rows])


@app.route("/api/staff")
def staff():
    rows = query("SELECT * FROM employees")
    # ruleid: password-in-response
    people = [dict(username=row[0], password=row[1]) for row in rows]
    return jsonify(people)


@router.post("/admin/reset")
def reset(db):
    new_password = generate()
    # ruleid: password-in-response
    return {"password": new_password}


def send_code(request, user):
    # ruleid: password-in-response
    return JsonResponse({"status": "sent", "reset_code": user.code})


class UserSerializer(serializers.ModelSerializer):
    class Meta:
        model = User
        # ruleid: password-in-response
        fields = ("username", "password")


class SafeUserSerializer(serializers.ModelSerializer):
    password = serializers.CharField(write_only=True)

    class Meta:
        model = User
        # ok: password-in-response
        fields = ("username", "password")


class OtherUserSerializer(serializers.ModelSerializer):
    class Meta:
        model = User
        # ok: password-in-response
        fields = ("username", "password")
        extra_kwargs = {"password": {"write_only": True}}


@app.route("/api/errors", methods=["POST"])
def errors():
    # ok: password-in-response
    first = jsonify({"password": "too short"})
    # ok: password-in-response
    second = jsonify({"name": "a", "has_password": True})
    return first, second


def connection_settings(password):
    # ok: password-in-response
    return {"host": "db", "password": password}
