from functools import partial, reduce
from html import escape


def wrapper(tag):
    def wrap(content):
        return f"<{tag}>{content}</{tag}>"
    return wrap


def safe_wrapper(tag):
    inner = wrapper(tag)

    def wrap(content):
        return inner(escape(content))
    return wrap


def compose(*functions):
    return lambda value: reduce(lambda acc, fn: fn(acc), functions, value)


bold = wrapper("b")
bold_safe = safe_wrapper("b")
shout = compose(str.upper, wrapper("h1"))
shout_safe = compose(str.upper, escape, wrapper("h1"))


def card(title, body, footer):
    return "<div>{title}<p>{body}</p>{footer}</div>".format_map(
        {"title": title, "body": body, "footer": footer})


static_card = partial(card, "Welcome", footer="(c) Example")
fixed_body = partial(card, body="Nothing here", footer="")
