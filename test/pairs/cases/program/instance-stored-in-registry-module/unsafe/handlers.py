import ast

from registry import register


@register("sum")
def sum_handler(payload):
    return sum(int(item) for item in payload.split(","))


@register("literal")
def literal_handler(payload):
    # ruleid: code-injection
    return eval(payload, {"__builtins__": None})
