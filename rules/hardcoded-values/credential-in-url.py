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


import psycopg2
import pyodbc


def connect_by_keywords():
    # ruleid: credential-in-url
    psycopg2.connect("host=db user=app password=kF8s2mWq dbname=shop")
    # ruleid: credential-in-url
    pyodbc.connect("DRIVER={SQL Server};SERVER=db;UID=app;PWD=kF8s2mWq")
    # ok: credential-in-url
    psycopg2.connect("host=db user=app dbname=shop")
    # ok: credential-in-url
    psycopg2.connect("host=db user=app password=postgres dbname=shop")
