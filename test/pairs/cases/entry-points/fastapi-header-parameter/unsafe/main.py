import re
from typing import Optional

from fastapi import FastAPI, Header

app = FastAPI()

PATTERNS = ("mobile", "bot", "crawler")
RELEASES = ["alpha-1", "alpha-2", "beta-1"]


@app.get("/releases")
def releases(x_release_filter: Optional[str] = Header(default=None)):
    if x_release_filter is None:
        return {"releases": RELEASES}
    # ruleid: regex-injection
    matcher = re.compile(x_release_filter)
    return {"releases": [name for name in RELEASES if matcher.search(name)]}
