import os

import sqlalchemy

# ruleid: credential-in-url
DATABASE = "postgresql://app:kF8s2mWq@db.acme.org/shop"


def connect():
    # ruleid: credential-in-url
    return sqlalchemy.create_engine("mysql+pymysql://shop:Zt9-lmQ@10.0.0.5/shop")


# ok: credential-in-url
DATABASE = os.environ["DATABASE_URL"]
# ok: credential-in-url
DEVELOPMENT = "postgresql://app:password@localhost/shop"
# ok: credential-in-url
DOCUMENTATION = "postgresql://user:pass@host/name"
# ok: credential-in-url
HOME = "https://www.acme.org/a:b@c"
