from flask import Flask, make_response, request
from markupsafe import escape

app = Flask(__name__)
QUESTIONS = 12


@app.route("/survey/thanks", methods=["GET", "POST"])
def thanks():
    name = request.values.get("name", "participant")
    markup = "<p>Thank you, {}! You answered {} questions.</p>".format(name, QUESTIONS)
    # ruleid: xss
    return make_response(markup, 200)


@app.route("/survey/questions")
def questions():
    return {"questions": QUESTIONS}
