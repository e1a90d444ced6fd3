from django.http import JsonResponse
from ldap3 import Connection, Server
from ldap3.utils.conv import escape_filter_chars


def find_group(request):
    name = request.GET.get("group", "")
    conn = Connection(Server("ldap.example.com"), auto_bind=True)
    part = name.strip()
    # ruleid: ldap-injection
    conn.search("ou=groups,dc=example,dc=com", "(cn=" + part + ")", attributes=["member"])
    return JsonResponse({"count": len(conn.entries)})
