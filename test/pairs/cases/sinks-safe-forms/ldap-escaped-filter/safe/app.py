import ldap
import ldap.filter
from flask import Flask, request, jsonify

app = Flask(__name__)


@app.route("/staff")
def staff():
    uid = request.args.get("uid", "")
    conn = ldap.initialize("ldap://directory.example.com")
    query = "(&(objectClass=person)(uid=%s))" % ldap.filter.escape_filter_chars(uid)
    # ok: ldap-injection
    found = conn.search_s("dc=example,dc=com", ldap.SCOPE_SUBTREE, query)
    return jsonify(count=len(found))
