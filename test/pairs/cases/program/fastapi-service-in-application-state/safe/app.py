import os

from fastapi import FastAPI, Request

app = FastAPI()


class Store:
    def __init__(self, root):
        self.root = root

    def drop(self, name):
        # ok: path-traversal
        os.remove(os.path.join(self.root, os.path.basename(name)))


app.state.store = Store("/srv/store")


@app.delete("/files")
def drop(request: Request, name: str):
    request.app.state.store.drop(name)
    return {"dropped": True}
