import urllib.request
from urllib.request import urlopen


def fetch(url):
    # ruleid: urlopen-any-scheme
    return urlopen(url).read()


def download(url, target):
    # ruleid: urlopen-any-scheme
    urllib.request.urlretrieve(url, target)


def safe(url, name):
    if not url.startswith("https://"):
        raise ValueError(url)
    # ok: urlopen-any-scheme
    return urlopen(url).read()


def constant(name):
    # ok: urlopen-any-scheme
    return urlopen("https://api.acme.org/" + name).read()
