import { describe } from 'vitest';
import { handler, table } from './table.js';

const PARSE = 'from urllib.parse import urlsplit';

describe('a variable that was written on several ways', () => {
  table({
    'is checked as one': handler(`q = request.args["q"]
if q.startswith("x"):
    q = q[1:]
if not q.isdigit():
    abort(400)
conn.execute(q)`),
    'is not checked by what was checked before': handler(`q = request.args["q"]
if not q.isdigit():
    abort(400)
if "r" in request.args:
    q = request.args["r"]
conn.execute(q) # ! sql-injection`),
    'keeps a check that both ways made': handler(`q = request.args["q"]
if not q.isdigit():
    abort(400)
if "r" in request.args:
    q = request.args["r"]
    if not q.isdigit():
        abort(400)
conn.execute(q)`),
    'may be a constant on one': handler(`q = "1"
if "q" in request.args:
    q = request.args["q"]
if not q.isdigit():
    abort(400)
conn.execute(q)`),
    'may be a constant on one, unchecked': handler(`q = "1"
if "q" in request.args:
    q = request.args["q"]
if q.isdigit():
    logging.info("fine")
conn.execute(q) # ! sql-injection`),
    'and two constants are two variables': handler(`first = "1"
second = "2"
if "q" in request.args:
    first = request.args["q"]
    second = request.args["r"]
if not first.isdigit():
    abort(400)
conn.execute(first)
conn.execute(second) # ! sql-injection`),
    'is parsed as one': handler(
      `q = request.args["q"]
parts = urlsplit(q)
if q.startswith("///"):
    q = "//" + q.lstrip("/")
    parts = urlsplit(q)
if parts.netloc or not q.startswith("/"):
    abort(400)
redirect(q)`,
      PARSE,
    ),
    'is parsed before it was written': handler(
      `q = request.args["q"]
parts = urlsplit(q)
if q.startswith("x"):
    q = request.args["r"]
if parts.netloc or not q.startswith("/"):
    abort(400)
redirect(q) # ! open-redirect`,
      PARSE,
    ),
    'changes in a loop': handler(`q = request.args["q"]
while q.startswith("x"):
    if not q.isdigit():
        abort(400)
    q = request.args["r"] + q
conn.execute(q) # ! sql-injection`),
    'is checked after a loop': handler(`q = request.args["q"]
while q.startswith("x"):
    q = q[1:]
if not q.isdigit():
    abort(400)
conn.execute(q)`),
  });
});
