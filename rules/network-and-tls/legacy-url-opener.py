import urllib.request


def fetch(url):
    # ruleid: legacy-url-opener
    opener = urllib.request.URLopener()
    # ruleid: legacy-url-opener
    fancy = urllib.request.FancyURLopener()
    # ok: legacy-url-opener
    return urllib.request.build_opener(), opener, fancy
