from django.contrib.sessions.backends.db import SessionStore


def restore(request, manager):
    # ruleid: session-fixation
    session = SessionStore(session_key=request.GET.get("sid"))
    # ruleid: session-fixation
    manager.session_protection = None
    # ok: session-fixation
    request.session.cycle_key()
    # ok: session-fixation
    manager.session_protection = "strong"
    return session


def safe(request, settings):
    # ok: session-fixation
    return SessionStore(session_key=request.COOKIES.name)


def keep_session(response):
    # ruleid: session-fixation
    response.set_cookie("sid", request.args.get("sid"), secure=True)
    # ruleid: session-fixation
    response.set_cookie("app_session", request.form["session"])
    # ok: session-fixation
    response.set_cookie("theme", request.args.get("theme"))
    # ok: session-fixation
    response.set_cookie("sid", new_session())
