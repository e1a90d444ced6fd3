from django.shortcuts import redirect, render
from flask import Flask, request

app = Flask(__name__)


def create(request):
    form = TournamentForm(request.POST)
    if form.is_valid():
        # ruleid: validated-form-bypassed
        tournament = Tournament(name=request.POST["name"])
        # ok: validated-form-bypassed
        tournament.place = form.cleaned_data["place"]
        tournament.save()
        # ok: validated-form-bypassed
        if "_again" in request.POST:
            return redirect("create")
    return render(request, "create.html", {"form": form})


@app.route("/profile", methods=["POST"])
def profile():
    form = ProfileForm()
    user = load()
    if form.validate_on_submit():
        # ruleid: validated-form-bypassed
        user.name = request.form["name"]
        # ok: validated-form-bypassed
        user.mail = form.mail.data
    return "stored"


def search(request):
    # ok: validated-form-bypassed
    return find(name=request.POST["name"])
