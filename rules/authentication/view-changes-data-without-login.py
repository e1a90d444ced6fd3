from django.contrib.auth.decorators import login_required
from django.db import connection
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.csrf import csrf_exempt


def board(request):
    if request.user.is_authenticated:
        return render(request, "board.html", {"user": request.user})
    return redirect("/login")


# ruleid: view-changes-data-without-login
def card_delete(request, card_id):
    card = Card.objects.get(pk=card_id)
    if card is not None:
        card.delete()
    return redirect("/board")


# ruleid: view-changes-data-without-login
def card_create(request):
    if request.method == "POST":
        card = Card(text=request.POST["text"])
        card.save()
        return redirect("/board")
    return render(request, "card.html")


# ruleid: view-changes-data-without-login
@csrf_exempt
def note(request, card_id):
    Note.objects.create(card_id=card_id, text=request.POST["text"])
    return JsonResponse({"ok": True})


# ruleid: view-changes-data-without-login
def upload(request, card_id):
    cursor = connection.cursor()
    cursor.execute("INSERT INTO files (card) VALUES (%s)", [card_id])
    return HttpResponse("stored")


# ruleid: view-changes-data-without-login
def card_rename(request, card_id):
    card = Card.objects.get(pk=card_id)
    card.title = request.POST["title"]
    card.save()
    if card.title == "":
        return redirect("/board")
    return render(request, "card.html", {"card": card, "user": request.user})


# ok: view-changes-data-without-login
def card_own(request, card_id):
    card = Card.objects.get(pk=card_id)
    card.owner = request.user
    card.save()
    return redirect("/board")


# ok: view-changes-data-without-login
@login_required
def card_edit(request, card_id):
    card = Card.objects.get(pk=card_id)
    card.save()
    return redirect("/board")


# ok: view-changes-data-without-login
def card_move(request, card_id):
    card = get_object_or_404(Card, pk=card_id, owner=request.user)
    card.save()
    return redirect("/board")


# ok: view-changes-data-without-login
def register(request):
    user = User(name=request.POST["name"])
    user.save()
    return redirect("/login")


# ok: view-changes-data-without-login
def store_card(request, card):
    card.save()


# ok: view-changes-data-without-login
def card_page(request, card_id):
    return render(request, "card.html", {"card": Card.objects.get(pk=card_id)})
