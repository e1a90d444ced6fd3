def _sum(params, body):
    return sum(int(v) for v in body.get("values", []))


def _formula(params, body):
    scope = {"x": int(params.get("x", 0))}
    return eval(body["formula"], scope)  # BAD 95


def _constant(params, body):
    formula = "x * x + 1"
    return eval(formula, {"x": int(params.get("x", 0))})  # GOOD 95


ROUTES = {"/sum": _sum, "/formula": _formula, "/constant": _constant}


def dispatch(path, params, body):
    fn = ROUTES.get(path)
    if fn is None:
        return {"error": "not found"}
    return {"value": fn(params, body)}
