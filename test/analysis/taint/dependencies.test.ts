import { describe } from 'vitest';
import { table } from './table.js';

describe('parameters that a dependency fills', () => {
  table({
    'of a handler': `
import os
from typing import Annotated
from fastapi import FastAPI, Depends, Request
app = FastAPI()
def token(key: str, n: int):
    os.system("count %s" % n)
    return key
def fixed(key: str):
    return "fixed"
def looked_up(key: str):
    os.system(key) # ! command-injection
    return 1
def nested(value: str = Depends(token), other: str = Depends(fixed)):
    return {"value": value, "other": other}
def session(name: str):
    try:
        yield name
    finally:
        pass
class Page:
    def __init__(self, order: str, size: int = 10):
        self.order = order
        self.size = size
class Check:
    def __init__(self, role):
        self.role = role
    def __call__(self, name: str):
        return name
check = Check("admin")
@app.get("/a")
def a(t: str = Depends(token), f: str = Depends(fixed)):
    os.system(f)
    os.system(t) # ! command-injection
@app.get("/b")
def b(t: Annotated[str, Depends(token)], f: Annotated[str, Depends(fixed)]):
    os.system(f)
    os.system(t) # ! command-injection
@app.get("/c")
def c(x = Depends(nested), s = Depends(session), k = Depends(check)):
    os.system(x["other"])
    os.system(x["value"]) # ! command-injection
    os.system(s) # ! command-injection
    os.system(k) # ! command-injection
@app.get("/d")
def d(page: Page = Depends(), also: Annotated[Page, Depends()] = None):
    os.system(f"x {page.size}")
    os.system(page.order) # ! command-injection
    os.system(also.order) # ! command-injection
@app.get("/e")
def e(user = Depends(looked_up)):
    return user
`,
  });
});
