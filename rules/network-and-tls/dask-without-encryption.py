from distributed.security import Security


def cluster(ca):
    # ruleid: dask-without-encryption
    first = Security(tls_ca_file=ca, require_encryption=False)
    # ok: dask-without-encryption
    return first, Security(tls_ca_file=ca, require_encryption=True)
