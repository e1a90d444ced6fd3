from flask import flash, jsonify


def login(users, form):
    user = users.get(form["name"])
    if user is None:
        # ruleid: user-enumeration
        flash("User does not exist")
        return None
    if not user.check(form["password"]):
        # ruleid: user-enumeration
        return jsonify(error="Wrong password")
    return user


def signin(users, form):
    user = users.get(form["name"])
    if user is None or not user.check(form["password"]):
        # ok: user-enumeration
        flash("Wrong user or password")
    return user


def show(users, name):
    if name not in users:
        # ok: user-enumeration
        return "User not found"
    return users[name]


def login_page(name, password):
    user = find(name)
    if user is None:
        # ruleid: user-enumeration
        return "No such user", 404
    # ok: user-enumeration
    return "Wrong user name or password", 401


def login_form(name, password):
    if not matches(name, password):
        # ok: user-enumeration
        return "User not found or wrong password", 401
    return start(name)


from django.http import JsonResponse


def signin_json(request):
    user = find(request.POST["name"])
    if user is None:
        # ruleid: user-enumeration
        return JsonResponse({"error": "unknown user"}, status=404)
    if not user.check(request.POST["password"]):
        # ok: user-enumeration
        return JsonResponse({"error": "wrong name or password"}, status=401)
    # ok: user-enumeration
    return JsonResponse({"error": ""})


def login_of_api(name):
    if find(name) is None:
        # ruleid: user-enumeration
        return {"error": "User not found"}, 404
    # ok: user-enumeration
    return {"error": "Invalid credentials"}, 401
