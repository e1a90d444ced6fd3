import os

from fastapi import FastAPI, Request

app = FastAPI()


class Store:
    def __init__(self, root):
        self.root = root

    def drop(self, name):
        # ruleid: path-traversal
        os.remove(os.path.join(self.root, name))


app.state.store = Store("/srv/store")


@app.delete("/files")
def drop(request: Request, name: str):
    request.app.state.store.drop(name)
    return {"dropped": True}
