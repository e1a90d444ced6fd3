from flask import Flask, g, jsonify, make_response

from .decorators import load_tenant, with_param, with_slug
from .hosts import dig, dig_slug, region_info, tenant_info

app = Flask(__name__)


@app.get("/dig")
@with_param("domain")
def dig_view(domain):
    return jsonify(out=dig(domain))


@app.get("/dig-slug")
@with_slug("name")
def dig_slug_view(name):
    return jsonify(out=dig_slug(name))


@app.get("/tenant")
@load_tenant
def tenant_view():
    return jsonify(tenant_info(g.tenant))


@app.get("/region")
@load_tenant
def region_view():
    return jsonify(region_info(g.region))


@app.get("/hello")
@with_param("who")
def hello(who):
    return make_response("<h1>Hello " + who + "</h1>")  # BAD 79


@app.get("/hello-slug")
@with_slug("who")
def hello_slug(who):
    return make_response("<h1>Hello " + who + "</h1>")  # GOOD 79
