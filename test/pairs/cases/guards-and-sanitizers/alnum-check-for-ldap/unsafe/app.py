import ldap
from flask import Flask, abort, request, jsonify

app = Flask(__name__)


@app.route("/member")
def member():
    uid = request.args.get("uid", "")
    if "'" in uid:
        abort(400)
    conn = ldap.initialize("ldap://directory.example.com")
    # ruleid: ldap-injection
    found = conn.search_s("ou=people,dc=example,dc=com", ldap.SCOPE_SUBTREE, "(uid=" + uid + ")")
    return jsonify(count=len(found))
