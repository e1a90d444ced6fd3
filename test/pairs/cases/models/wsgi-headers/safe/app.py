from urllib.parse import parse_qs


def application(environ, start_response):
    theme = parse_qs(environ["QUERY_STRING"])["theme"][0]
    plain = theme.replace("\r", "").replace("\n", "")
    # ok: header-injection
    start_response("200 OK", [("X-Theme", plain)])
    return [b"done"]
