from urllib.parse import parse_qs


def application(environ, start_response):
    theme = parse_qs(environ["QUERY_STRING"])["theme"][0]
    # ruleid: header-injection
    start_response("200 OK", [("X-Theme", theme)])
    return [b"done"]
