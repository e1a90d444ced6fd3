import { describe } from 'vitest';
import { handler, table } from './table.js';

describe('exceptions that carry data', () => {
  table({
    'within a function and through calls': handler(
      `
q = request.args["q"]
try:
    raise ValueError(q)
except ValueError as error:
    os.system(str(error)) # ! command-injection
try:
    check(q)
except KeyError as error:
    os.system(str(error))
except ValueError as error:
    os.system(error.args[0]) # ! command-injection
try:
    load(q)
except Missing as error:
    os.system(error.name) # ! command-injection
    os.system(error.hint)
try:
    outer(q)
except LookupError as error:
    os.system(str(error)) # ! command-injection
try:
    silent(q)
except ValueError as error:
    os.system(str(error))`,
      `
class Missing(Exception):
    def __init__(self, name, hint):
        super().__init__("missing")
        self.name = name
        self.hint = hint
def check(v):
    if len(v) > 3:
        raise ValueError("bad " + v)
def load(name):
    if name not in ("a", "b"):
        raise Missing(name, "try a or b")
def inner(v):
    raise KeyError(v)
def outer(v):
    try:
        inner(v)
    except ValueError:
        pass
    except KeyError:
        raise
def silent(v):
    try:
        check(v)
    except ValueError:
        raise ValueError("bad value")
`,
    ),
  });
});
