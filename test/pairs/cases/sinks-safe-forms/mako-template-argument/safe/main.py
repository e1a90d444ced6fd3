from bottle import Bottle, request
from mako.template import Template

app = Bottle()


@app.post("/letter")
def letter():
    name = request.forms.get("name", "")
    # ok: template-injection
    text = Template("Hello ${name}").render(name=name)
    return {"text": text}


@app.get("/ready")
def ready():
    return {"ready": True}
