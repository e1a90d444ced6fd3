import ldap
import ldap.filter
from flask import Flask, jsonify, request

app = Flask(__name__)
BASE = "ou=groups,dc=example,dc=org"


@app.get("/groups/members")
def members():
    group = request.args.get("group", "staff")
    conn = ldap.initialize("ldaps://ldap.example.org")
    conn.simple_bind_s()
    criteria = "(&(objectClass=posixGroup)(cn=%s))" % ldap.filter.escape_filter_chars(group)
    # ok: ldap-injection
    entries = conn.search_s(BASE, ldap.SCOPE_SUBTREE, criteria, ["memberUid"])
    conn.unbind_s()
    return jsonify(entries=len(entries))
