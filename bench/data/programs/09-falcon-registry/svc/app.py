import falcon

from .resources import CalcResource, CommandResource, PluginResource

app = falcon.App()
app.add_route("/commands/{name}", CommandResource())
app.add_route("/plugins", PluginResource())
app.add_route("/calc", CalcResource())
