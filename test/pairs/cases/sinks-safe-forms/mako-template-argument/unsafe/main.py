from bottle import Bottle, request
from mako.template import Template

app = Bottle()


@app.post("/letter")
def letter():
    name = request.forms.get("name", "")
    # ruleid: template-injection
    text = Template("Hello " + name).render()
    return {"text": text}


@app.get("/ready")
def ready():
    return {"ready": True}
