import html


def present(value, raw=False):
    text = value.strip()
    if raw:
        return text
    return html.escape(text)
