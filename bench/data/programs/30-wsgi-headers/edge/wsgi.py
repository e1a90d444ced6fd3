from urllib.parse import parse_qs, quote

from . import mail


def app(environ, start_response):
    params = parse_qs(environ.get("QUERY_STRING", ""))
    lang = params.get("lang", ["en"])[0]
    action = environ.get("PATH_INFO", "/")
    if action == "/raw":
        return raw(start_response, lang)
    if action == "/quoted":
        return quoted(start_response, lang)
    if action == "/choice":
        return choice(start_response, lang)
    if action == "/mail":
        mail.send(params.get("to", [""])[0], params.get("subject", [""])[0])
        mail.send_clean(params.get("to", [""])[0], params.get("subject", [""])[0])
    start_response("204 No Content", [])
    return [b""]


def raw(start_response, lang):
    start_response("200 OK", [("Content-Type", "text/plain"), ("X-Lang", lang)])  # BAD 113
    return [b"ok"]


def quoted(start_response, lang):
    start_response("200 OK", [("Content-Type", "text/plain"), ("X-Lang", quote(lang))])  # GOOD 113
    return [b"ok"]


def choice(start_response, lang):
    match lang:
        case "en" | "fr" | "de":
            chosen = lang
        case _:
            chosen = "en"
    start_response("200 OK", [("Content-Type", "text/plain"), ("X-Lang", chosen)])  # GOOD 113
    return [b"ok"]
