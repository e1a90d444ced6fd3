import ast
import asyncio
import builtins
import code
import operator
import threading
import urllib.request

OPERATORS = {"+": operator.add}


def calculate(expression, a, b):
    # ruleid: dynamic-code-execution
    total = eval(expression)
    # ruleid: dynamic-code-execution
    total += eval(f"{a} + {b}")
    # ruleid: dynamic-code-execution
    builtins.exec("total = " + expression)
    return total


def load_settings(path):
    with open(path) as handle:
        # Settings that are a program.
        # ok: dynamic-code-execution
        exec(compile(handle.read(), path, "exec"))


def load_remote(url):
    answer = urllib.request.urlopen(url)
    # ruleid: dynamic-code-execution
    exec(compile(answer.read(), url, "exec"))


def make_reader(name, source):
    text = "def read_%s(self):\n    return self.%s" % (name, name)
    # Code that this function writes.
    # ok: dynamic-code-execution
    exec(text, {})
    body = "%s" % source
    # ruleid: dynamic-code-execution
    exec(body, {})


def console(source):
    shell = code.InteractiveConsole()
    # ruleid: dynamic-code-execution
    shell.push(source)
    # ok: dynamic-code-execution
    shell.push("help()")


class Model:
    def eval(self):
        return self

    def exec(self, statement):
        return statement


def safe(expression, symbol, a, b, model, session, statement):
    # ok: dynamic-code-execution
    ast.literal_eval(expression)
    # ok: dynamic-code-execution
    OPERATORS[symbol](a, b)
    # ok: dynamic-code-execution
    eval("1 + 1")
    # ok: dynamic-code-execution
    model.eval()
    # ok: dynamic-code-execution
    session.exec(statement)


async def elsewhere(loop, pool, source):
    # ruleid: dynamic-code-execution
    await loop.run_in_executor(None, exec, source)
    # ruleid: dynamic-code-execution
    pool.submit(eval, source)
    # ruleid: dynamic-code-execution
    await asyncio.to_thread(exec, source)
    # ruleid: dynamic-code-execution
    threading.Thread(target=exec, args=(source,)).start()
    # ok: dynamic-code-execution
    await loop.run_in_executor(None, exec, "print(1)")
    # ok: dynamic-code-execution
    await loop.run_in_executor(None, print, source)


TEMPLATE = """
def %(name)s(self):
    return original(self)
"""


def generated(name, count, text):
    body = TEMPLATE % {"name": name}
    # ok: dynamic-code-execution
    exec(body, {})
    code = "def make_cells():\n"
    code += "    return %s\n" % ", ".join("i%d" % i for i in range(count))
    # ok: dynamic-code-execution
    exec(code, {})
    more = "x = 1\n"
    more += text
    # ruleid: dynamic-code-execution
    exec(more, {})


def resolved(expression, namespace):
    # ok: dynamic-code-execution
    annotation = eval(expression, namespace)
    # ruleid: dynamic-code-execution
    result = eval(expression, namespace)
    return annotation, result


def calculated(expression, names):
    # No builtins, but every object still leads to all classes.
    # ruleid: dynamic-code-execution
    return eval(expression, {"__builtins__": {}}, names)
