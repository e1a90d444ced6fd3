from fastapi import FastAPI
from ldap3 import SUBTREE, Connection, Server
from ldap3.utils.conv import escape_filter_chars

app = FastAPI()
SERVER = Server("ldaps://directory.example.org")
BASE_DN = "dc=example,dc=org"


@app.get("/people/count")
def count_people(surname: str):
    with Connection(SERVER, auto_bind=True) as conn:
        search_filter = "(sn=" + escape_filter_chars(surname) + ")"
        # ok: ldap-injection
        conn.search(search_base=BASE_DN, search_filter=search_filter, search_scope=SUBTREE)
        total = len(conn.entries)
    return {"total": total}
