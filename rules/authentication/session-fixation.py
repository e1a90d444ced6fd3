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
