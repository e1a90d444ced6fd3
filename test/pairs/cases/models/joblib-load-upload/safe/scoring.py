import io

import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
DEFAULT_MODEL = "/srv/models/churn.joblib"


@app.post("/score")
def score():
    upload = request.files["model"]
    features = [float(value) for value in request.form.getlist("feature")]
    # ok: unsafe-deserialization
    model = joblib.load(DEFAULT_MODEL)
    prediction = model.predict([features])[0]
    return jsonify(score=float(prediction), uploaded=bool(upload.filename))
