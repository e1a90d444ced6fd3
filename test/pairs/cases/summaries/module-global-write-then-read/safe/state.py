_current = {"report": "weekly"}


def set_report(name):
    _current["report"] = "monthly" if name == "monthly" else "weekly"


def get_report():
    return _current["report"]
