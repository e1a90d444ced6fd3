import { describe } from 'vitest';
import { handler, table } from './table.js';

describe('checks', () => {
  table({
    membership: handler(`q = request.args["q"]
if q not in ("a", "b"):
    abort(400)
conn.execute(q)`),
    'membership, wrong way': handler(`q = request.args["q"]
if q in ("a", "b"):
    abort(400)
conn.execute(q) # ! sql-injection`),
    'membership, nothing happens': handler(`q = request.args["q"]
if q not in ("a", "b"):
    logging.info("bad")
conn.execute(q) # ! sql-injection`),
    equality: handler(`q = request.args["q"]
if q == "a":
    conn.execute(q)
else:
    conn.execute(q) # ! sql-injection`),
    isdigit: handler(`q = request.args["q"]
if q.isdigit():
    conn.execute(q)
conn.execute(q) # ! sql-injection`),
    or: handler(`q = request.args["q"]
if not q or not q.isdigit():
    return "x"
conn.execute(q)`),
    int: handler(`q = request.args["q"]
conn.execute("x" + str(int(q)))
try:
    int(q)
except ValueError:
    abort(400)
conn.execute("x" + q)`),
    'repeated reads': handler(`if request.args["q"] not in ("a", "b"):
    abort(400)
conn.execute(request.args["q"])
conn.execute(request.args["r"]) # ! sql-injection`),
    'derived before the check': handler(`name = request.args["q"]
path = os.path.join("/srv", name)
if ".." in name:
    abort(400)
open(path)`),
    'regular expressions': handler(`q = request.args["q"]
if re.fullmatch(r"[a-z0-9]+", q):
    conn.execute(q)
if re.match(r"[a-z0-9]+", q):
    conn.execute(q) # ! sql-injection
if re.match(r"^[a-z0-9]+$", q):
    conn.execute(q)
if re.match(r"^.*$", q):
    conn.execute(q) # ! sql-injection
NAME = re.compile("^[a-z]+$")
if NAME.match(q):
    conn.execute(q)`),
    'resolved paths': handler(`p = os.path.realpath(os.path.join("/srv", request.args["p"]))
if not p.startswith("/srv/"):
    abort(400)
open(p)
p2 = os.path.join("/srv", request.args["p"])
if not p2.startswith("/srv/"):
    abort(400)
open(p2) # ! path-traversal`),
    pathlib: handler(`from pathlib import Path
BASE = Path("/srv")
p = (BASE / request.args["p"]).resolve()
if not p.is_relative_to(BASE):
    abort(400)
p.read_text()
q = BASE / request.args["p"]
q.read_text() # ! path-traversal`),
    commonpath: handler(`base = "/srv"
p = os.path.realpath(os.path.join(base, request.args["p"]))
if os.path.commonpath([base, p]) != base:
    abort(400)
open(p)`),
    hosts: handler(`from urllib.parse import urlparse
u = request.args["u"]
if urlparse(u).hostname not in ("a.example", "b.example"):
    abort(400)
requests.get(u)
v = request.args["v"]
if urlparse(v).scheme != "https":
    abort(400)
requests.get(v) # ! ssrf`),
    prefixes: handler(`requests.get("https://api.example.org/" + request.args["q"])
requests.get("https://" + request.args["q"]) # ! ssrf
requests.get(f"https://example.org{request.args['q']}") # ! ssrf
redirect("/user/" + request.args["q"])
redirect("/" + request.args["q"]) # ! open-redirect`),
    'assert is no check': handler(`q = request.args["q"]
assert q.isdigit()
conn.execute(q) # ! sql-injection`),
    'sanitizers fit their sink': handler(`q = html.escape(request.args["q"])
Markup(q)
conn.execute(q) # ! sql-injection
os.system("ls " + shlex.quote(request.args["q"]))
Markup(shlex.quote(request.args["q"])) # ! xss`),
    replacing: handler(`q = request.args["q"]
logging.info(q) # ! log-injection
logging.info(q.replace("\\n", " "))
Markup(q.replace("<", "&lt;")) # ! xss
Markup(q.replace("<", "&lt;").replace(">", "&gt;"))`),
    'each character': handler(`q = request.args["q"]
if not all(c.isalnum() for c in q):
    abort(400)
conn.execute(q)`),
    'each character refused': handler(`q = request.args["q"]
if any(c in q for c in ";&|"):
    abort(400)
os.system(q)`),
    'filtered characters': handler(`q = "".join(c for c in request.args["q"] if c.isalnum())
conn.execute(q)`),
    'flag variable': handler(`q = request.args["q"]
ok = q in ("a", "b")
if not ok:
    abort(400)
conn.execute(q)`),
    'raise and continue': handler(`for q in request.args["q"].split():
    if not q.isalnum():
        continue
    conn.execute(q)
    raise ValueError(q)`),
    'model guard': handler(`from django.utils.http import url_has_allowed_host_and_scheme
u = request.args["u"]
if url_has_allowed_host_and_scheme(u, allowed_hosts=None):
    redirect(u)
redirect(u) # ! open-redirect`),
    'mapping of constants': handler(`ORDER = {"a": "x", "b": "y"}
conn.execute(ORDER[request.args["q"]])
conn.execute(ORDER.get(request.args["q"], "z"))
conn.execute(ORDER.get(request.args["q"], request.args["r"])) # ! sql-injection`),
    isinstance: handler(`q = request.args["q"]
if isinstance(q, int):
    conn.execute(q)`),
  });
});
