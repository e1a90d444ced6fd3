import ftplib
import urllib.request
from ftplib import FTP


def fetch(host):
    # ruleid: ftp-without-tls
    first = ftplib.FTP(host)
    # ruleid: ftp-without-tls
    second = FTP(host, "user", "password")
    # ruleid: ftp-without-tls
    urllib.request.urlopen("ftp://files.acme.test/a.tgz")
    # ok: ftp-without-tls
    third = ftplib.FTP_TLS(host)
    # ok: ftp-without-tls
    urllib.request.urlopen("sftp-like")
    return first, second, third
