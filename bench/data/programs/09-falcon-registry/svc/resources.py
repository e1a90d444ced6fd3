import importlib

import falcon

from .commands import REGISTRY
from .plugins import PLUGINS


class CommandResource:
    def on_post(self, req, resp, name):
        fn = REGISTRY.get(name)
        if fn is None:
            raise falcon.HTTPNotFound()
        media = req.get_media()
        resp.media = {"rc": fn(media["source"], **media.get("options", {}))}


class PluginResource:
    def on_get(self, req, resp):
        module = importlib.import_module(req.get_param("module", required=True))  # BAD 470
        resp.media = {"doc": module.__doc__}

    def on_post(self, req, resp):
        key = req.get_param("module", required=True)
        if key not in PLUGINS:
            raise falcon.HTTPBadRequest(title="unknown plugin")
        module = importlib.import_module(PLUGINS[key])  # GOOD 470
        resp.media = {"doc": module.__doc__}


class CalcResource:
    def on_get(self, req, resp):
        resp.media = {"value": eval(req.get_param("expr"))}  # BAD 95

    def on_post(self, req, resp):
        ops = {"add": "a + b", "mul": "a * b"}
        expr = ops.get(req.get_param("op"), "0")
        env = {"a": req.get_param_as_int("a"), "b": req.get_param_as_int("b")}
        resp.media = {"value": eval(expr, {"__builtins__": {}}, env)}  # GOOD 95
