class Context(dict):
    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError as exc:
            raise AttributeError(name) from exc


def build_context(args):
    ctx = Context()
    ctx["label"] = args.get("target", "/")
    ctx["target"] = "/account"
    ctx["status"] = 302
    return ctx
