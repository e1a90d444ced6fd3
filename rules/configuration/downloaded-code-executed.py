import pickle
import urllib.request

import requests


def start(url):
    # ruleid: downloaded-code-executed
    exec(requests.get(url, timeout=5).text)
    # ruleid: downloaded-code-executed
    eval(urllib.request.urlopen(url).read())
    # ruleid: downloaded-code-executed
    pickle.loads(requests.get(url, timeout=5).content)
    # ok: downloaded-code-executed
    return requests.get(url, timeout=5).json()
