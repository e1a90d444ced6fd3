import ssl

from OpenSSL import SSL


def connect(sock, context):
    # ruleid: outdated-tls-version
    ssl.wrap_socket(sock, ssl_version=ssl.PROTOCOL_SSLv3)
    # ruleid: outdated-tls-version
    old = ssl.SSLContext(ssl.PROTOCOL_TLSv1)
    # ruleid: outdated-tls-version
    context.minimum_version = ssl.TLSVersion.TLSv1
    # ruleid: outdated-tls-version
    return SSL.Context(SSL.SSLv3_METHOD), old


# ruleid: outdated-tls-version
def legacy(sock, version=ssl.PROTOCOL_SSLv2):
    return ssl.wrap_socket(sock, ssl_version=version)


def safe(sock, context):
    # ok: outdated-tls-version
    modern = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    # ok: outdated-tls-version
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    # ok: outdated-tls-version
    return SSL.Context(SSL.TLS_METHOD), modern
