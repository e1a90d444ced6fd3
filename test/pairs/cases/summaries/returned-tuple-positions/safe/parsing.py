def split_reference(raw):
    """Return the reference as given and its revision number."""
    head, _, tail = raw.partition("@")
    try:
        revision = int(tail)
    except ValueError:
        revision = 1
    return head, revision
