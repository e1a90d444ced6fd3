from html import escape
from io import StringIO
from string import Template

PAGE = Template("<html><body><h1>$title</h1>$body</body></html>")


def page(title, body):
    return PAGE.substitute(title=title, body=body)


def page_escaped(title, body):
    return PAGE.substitute(title=escape(title), body=escape(body))


def listing(names):
    buf = StringIO()
    buf.write("<ul>")
    for name in names:
        buf.write("<li>")
        buf.write(name)
        buf.write("</li>")
    buf.write("</ul>")
    return buf.getvalue()


def listing_escaped(names):
    parts = ["<ul>"]
    parts.extend("<li>{}</li>".format(escape(n)) for n in names)
    parts.append("</ul>")
    return "".join(parts)
