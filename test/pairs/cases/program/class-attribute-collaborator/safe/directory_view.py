from django.http import JsonResponse
from django.views import View
from ldap3 import Connection, Server
from ldap3.utils.conv import escape_filter_chars


class DirectoryGateway:
    base_dn = "ou=people,dc=example,dc=org"

    def find(self, uid):
        conn = Connection(Server("ldaps://ldap.example.org"), auto_bind=True)
        # ok: ldap-injection
        conn.search(self.base_dn, f"(&(objectClass=person)(uid={uid}))", attributes=["cn"])
        return len(conn.entries)


class PersonExistsView(View):
    gateway = DirectoryGateway()

    def get(self, request):
        uid = request.GET.get("uid", "")
        matches = self.gateway.find(escape_filter_chars(uid))
        return JsonResponse({"exists": matches > 0})
