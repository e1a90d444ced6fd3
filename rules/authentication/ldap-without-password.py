import ldap


def login(user, password):
    connection = ldap.initialize("ldaps://directory.acme.org")
    # ruleid: ldap-without-password
    connection.simple_bind_s(user, "")
    # ok: ldap-without-password
    connection.simple_bind_s(user, password)
    return connection
