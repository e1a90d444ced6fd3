import ldap
import ldap.filter
from flask import Flask, request
from ldap3 import Connection, Server
from ldap3.utils.conv import escape_filter_chars

app = Flask(__name__)


@app.route("/person")
def person():
    name = request.args["name"]
    connection = Connection(Server("ldap.example.org"))
    # ruleid: ldap-injection
    connection.search("dc=example,dc=org", f"(uid={name})")
    # ok: ldap-injection
    connection.search("dc=example,dc=org", f"(uid={escape_filter_chars(name)})")
    # ruleid: ldap-injection
    connection.search(search_base=f"ou={name},dc=example,dc=org", search_filter="(uid=*)")
    return "done"


@app.route("/old")
def old():
    name = request.args["name"]
    server = ldap.initialize("ldap://ldap.example.org")
    # ruleid: ldap-injection
    server.search_s("dc=example,dc=org", ldap.SCOPE_SUBTREE, "(cn=%s)" % name)
    # ok: ldap-injection
    server.search_s("dc=example,dc=org", ldap.SCOPE_SUBTREE, ldap.filter.filter_format("(cn=%s)", [name]))
    if not name.isalnum():
        return "no", 400
    # ok: ldap-injection
    server.search_s("dc=example,dc=org", ldap.SCOPE_SUBTREE, "(cn=%s)" % name)
    return "done"
