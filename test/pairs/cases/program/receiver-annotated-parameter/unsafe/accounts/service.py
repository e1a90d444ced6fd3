from .store import UserStore


def resolve_user(store: UserStore, email: str):
    row = store.lookup(email.strip())
    if row is None:
        return None
    return {"id": row[0]}
