from quart import Quart, request

from . import sender
from .guards import Untrusted

app = Quart(__name__)

MODES = {
    "ensured": sender.send_ensured,
    "swallowed": sender.send_swallowed,
    "bool": sender.send_bool,
    "ignored": sender.send_ignored,
    "substring": sender.send_substring,
    "prefix": sender.send_prefix,
    "exact": sender.send_exact,
    "other": sender.send_other,
    "overwritten": sender.send_overwritten,
}


@app.post("/send/<mode>")
async def send(mode):
    handler = MODES.get(mode)
    if handler is None:
        return {"error": "mode"}, 404
    body = await request.get_json()
    try:
        return {"status": handler(body["url"], body["payload"])}
    except Untrusted:
        return {"error": "untrusted"}, 400
