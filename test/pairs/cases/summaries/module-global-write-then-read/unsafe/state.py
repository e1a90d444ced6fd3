_current = {"report": "weekly"}


def set_report(name):
    _current["report"] = name


def get_report():
    return _current["report"]
