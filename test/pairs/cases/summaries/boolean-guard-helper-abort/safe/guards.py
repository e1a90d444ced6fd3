KNOWN_TARGETS = frozenset({
    "https://www.example.com/account",
    "https://www.example.com/orders",
})


def is_safe(url):
    return url in KNOWN_TARGETS
