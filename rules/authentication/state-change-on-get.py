from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST
from fastapi import APIRouter
from flask import Flask, request as flask_request

from shop.models import Comment, Invite, Task

app = Flask(__name__)
router = APIRouter()


# ruleid: state-change-on-get
def comment_delete(request, comment_id):
    comment = Comment.objects.get(pk=comment_id)
    if comment is not None:
        comment.delete()
    return redirect("/comments/")


# ruleid: state-change-on-get
def task_toggle(request, task_id):
    task = get_object_or_404(Task, pk=task_id)
    task.done = not task.done
    task.save()
    return HttpResponse("ok")


# ruleid: state-change-on-get
def clear(request, project_id):
    Comment.objects.filter(project=project_id).delete()
    return redirect("/")


# ok: state-change-on-get
def comment_remove(request, comment_id):
    comment = get_object_or_404(Comment, pk=comment_id)
    if request.method == "POST":
        comment.delete()
        return redirect("/comments/")
    return render(request, "confirm.html", {"comment": comment})


# ok: state-change-on-get
@require_POST
def comment_drop(request, comment_id):
    comment = get_object_or_404(Comment, pk=comment_id)
    comment.delete()
    return redirect("/comments/")


# ok: state-change-on-get
def leave(request, token):
    invite = Invite.objects.get(token=token)
    invite.delete()
    return redirect("/")


# ok: state-change-on-get
def delete_selected(modeladmin, request, queryset):
    queryset.delete()


# ok: state-change-on-get
def comment_page(request, comment_id):
    comment = Comment.objects.get(pk=comment_id)
    return render(request, "comment.html", {"comment": comment})


# ruleid: state-change-on-get
@app.route("/users/<int:user_id>/delete")
def drop_user(user_id):
    db.session.delete(User.query.get(user_id))
    db.session.commit()
    return redirect("/users")


# ok: state-change-on-get
@app.route("/users/<int:user_id>/delete", methods=["POST"])
def drop_user_post(user_id):
    db.session.delete(User.query.get(user_id))
    db.session.commit()
    return redirect("/users")


# ruleid: state-change-on-get
@router.get("/admin/reset-password")
def reset_password(db):
    update_user_password(db, "root", new_password())
    return {"done": True}


# ok: state-change-on-get
@router.post("/admin/reset-password")
def reset_password_post(db):
    update_user_password(db, "root", new_password())
    return {"done": True}


# ok: state-change-on-get
@app.route("/removed/list")
def removed():
    return render_template("removed.html", items=Item.query.filter_by(removed=True))
