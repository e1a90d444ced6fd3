import urllib.request

ASSET_HOST = "https://assets.example.com/"


def get_bytes(location):
    # ruleid: ssrf
    with urllib.request.urlopen(location, timeout=5) as response:
        return response.read()
