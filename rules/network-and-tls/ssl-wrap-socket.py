import ssl


def connect(sock, host):
    # ruleid: ssl-wrap-socket
    first = ssl.wrap_socket(sock)
    # ok: ssl-wrap-socket
    second = ssl.create_default_context().wrap_socket(sock, server_hostname=host)
    return first, second
