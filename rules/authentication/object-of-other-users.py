from typing import Annotated

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404
from fastapi import APIRouter, Depends, HTTPException
from flask import Flask, jsonify, request
from flask_login import current_user

from shop.models import Order

app = Flask(__name__)
router = APIRouter()


@login_required
def delete_order(request, pk):
    # ruleid: object-of-other-users
    order = get_object_or_404(Order, pk=pk)
    order.delete()


@login_required
def change_order(request, pk):
    # ok: object-of-other-users
    order = get_object_or_404(Order, pk=pk, owner=request.user)
    order.delete()


@login_required
def cancel_order(request, pk):
    # ok: object-of-other-users
    order = get_object_or_404(Order, pk=pk)
    if order.owner != request.user:
        return None
    order.delete()


@login_required
def show_order(request, pk):
    # Others of this module ask whose order it is.
    # ruleid: object-of-other-users
    order = get_object_or_404(Order, pk=pk)
    return order


@login_required
def show_shop(request, pk):
    # ok: object-of-other-users
    shop = get_object_or_404(Shop, pk=pk)
    return shop


@login_required
def drop_shop(request, pk):
    # ruleid: object-of-other-users
    Shop.objects.get(pk=pk).delete()


@login_required
def drop_own_shop(request, pk):
    # ok: object-of-other-users
    Shop.objects.get(pk=pk, owner=request.user).delete()


# ruleid: object-of-other-users
@app.route("/api/users/<int:user_id>", methods=["GET"])
@token_required
def show_user(current_user, user_id):
    try:
        rows = execute_query("SELECT * FROM users WHERE id = %s", (user_id,))
        return jsonify(rows[0])
    except IndexError:
        return "unknown", 404


# ok: object-of-other-users
@app.route("/api/cards/<int:card_id>", methods=["GET"])
@token_required
def show_card(current_user, card_id):
    rows = execute_query("SELECT * FROM cards WHERE id = %s AND owner = %s", (card_id, current_user["id"]))
    return jsonify(rows[0])


# ok: object-of-other-users
@app.route("/api/admin/cards/<int:card_id>", methods=["DELETE"])
@token_required
def delete_card(current_user, card_id):
    if not current_user.get("is_admin"):
        return "refused", 403
    execute_query("DELETE FROM cards WHERE id = %s", (card_id,))
    return "deleted"


# ruleid: object-of-other-users
@router.get("/orders/{order_id}")
def get_order(order_id: int, current_user: Annotated[User, Depends(get_current_user)], db: Session = Depends(get_db)):
    order = db.query(Order).filter(Order.id == order_id).first()
    if order is None:
        raise HTTPException(status_code=404, detail="Order not found")
    return order


# ok: object-of-other-users
@router.get("/invoices/{invoice_id}")
def get_invoice(invoice_id: int, user: User = Depends(get_current_user), db: Session = Depends(get_db)):
    invoice = db.get(Invoice, invoice_id)
    if invoice.owner_id != user.id:
        raise HTTPException(status_code=404)
    return invoice


# ok: object-of-other-users
@router.get("/reports/{report_id}")
def get_report(report_id: int, user: User = Depends(get_current_admin), db: Session = Depends(get_db)):
    return db.get(Report, report_id)


@app.route("/profile")
def profile():
    # ruleid: object-of-other-users
    user = User.query.get(request.args.get("user_id"))
    return jsonify(user.to_dict())


@app.route("/statement")
def statement():
    number = request.args["account_number"]
    # ruleid: object-of-other-users
    account = Account.query.filter_by(number=number).first()
    return jsonify(account.to_dict())


@app.route("/own-statement")
@login_required
def own_statement():
    # ok: object-of-other-users
    account = Account.query.filter_by(number=request.args["account_number"], owner=current_user.id).first()
    return jsonify(account.to_dict())


@app.route("/product")
def product():
    # ok: object-of-other-users
    return jsonify(Product.query.get(request.args.get("product_id")).to_dict())


def load_user_by_signature():
    # ok: object-of-other-users
    user = User.query.get(request.args.get("user_id"))
    return user if sign(user.key) == request.args["signature"] else None


@app.route("/letters")
@login_required
def letters():
    return jsonify([each.id for each in Letter.query.filter_by(reader=current_user.id)])


@app.route("/letters/<int:letter_id>")
@login_required
def letter(letter_id):
    # ruleid: object-of-other-users
    return jsonify(Letter.query.get_or_404(letter_id).to_dict())


@app.route("/letters/<int:letter_id>/mine")
@login_required
def own_letter(letter_id):
    # ok: object-of-other-users
    found = Letter.query.get_or_404(letter_id)
    if found.reader != current_user.id:
        return "no", 404
    return jsonify(found.to_dict())


# ruleid: object-of-other-users
@router.get("/parcels/{parcel_id}")
def get_parcel(parcel_id: int, user=Depends(get_current_user), db=Depends(get_db)):
    return db.query(Parcel).filter(Parcel.id == parcel_id).first()


CurrentUser = Annotated[User, Depends(get_current_user)]


# ruleid: object-of-other-users
@router.get("/notes/{note_id}")
async def get_note(note_id: int, user: CurrentUser, db: Db):
    return (await db.execute(select(Note).where(Note.id == note_id))).scalar_one()


# ok: object-of-other-users
@router.get("/notes/{note_id}/own")
async def get_own_note(note_id: int, user: CurrentUser, db: Db):
    return (await db.execute(select(Note).where(Note.id == note_id, Note.owner_id == user.id))).scalar_one()


@app.route("/crews")
@require_auth
def crews():
    return jsonify([each.id for each in Crew.query.filter_by(owner_id=g.user.id)])


@app.route("/crews/<int:crew_id>", methods=["DELETE"])
@require_auth
def remove_crew(crew_id):
    # ruleid: object-of-other-users
    crew = Crew.query.get_or_404(crew_id)
    db.session.delete(crew)
    return "", 204
