import requests

__all__ = ["fetch_status", "USER_AGENT"]

USER_AGENT = "feed-refresher/1.4"
_session = requests.Session()


def fetch_status(url):
    headers = {"User-Agent": USER_AGENT}
    # ruleid: ssrf
    response = _session.get(url, headers=headers, timeout=5)
    return response.status_code


def _reset():
    _session.close()
