import ldap
import ldap.filter
from ldap.dn import escape_dn_chars

BASE = "ou=people,dc=example,dc=com"


class Directory:
    def __init__(self, url):
        self.conn = ldap.initialize(url)

    def person(self, uid):
        return self.conn.search_s(BASE, ldap.SCOPE_SUBTREE, "(uid=%s)" % uid)  # BAD 90

    def person_safe(self, uid):
        flt = "(uid=%s)" % ldap.filter.escape_filter_chars(uid)
        return self.conn.search_s(BASE, ldap.SCOPE_SUBTREE, flt)  # GOOD 90

    def members(self, group):
        dn = "cn=" + group + ",ou=groups,dc=example,dc=com"
        return self.conn.search_s(dn, ldap.SCOPE_BASE, "(objectClass=*)")  # BAD 90

    def members_safe(self, group):
        dn = "cn=" + escape_dn_chars(group) + ",ou=groups,dc=example,dc=com"
        return self.conn.search_s(dn, ldap.SCOPE_BASE, "(objectClass=*)")  # GOOD 90


def includeme(config):
    directory = Directory("ldap://ldap.internal")
    config.add_request_method(lambda request: directory, "directory", reify=True)
