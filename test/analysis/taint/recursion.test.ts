/** Functions that call each other settle together: flows are found through them, and the work stays in proportion. */
import { describe, expect, test } from 'vitest';
import type { TaintLimits } from '../../../src/analysis/taint/spec.js';
import { run } from './programs.js';
import { handler, table } from './table.js';

/** `count` functions, each of which calls all others: every one is the head of cycles inside cycles. */
const everyoneCallsEveryone = (count: number, last: string): string => {
  const names = Array.from({ length: count }, (_, i) => `f${i}`);
  return names
    .map((name, i) => {
      const calls = names
        .filter((other) => other !== name)
        .map((other) => `    if n > ${i}: x = ${other}(x, n - 1)`);
      return [
        `def ${name}(x, n):`,
        ...calls,
        i === count - 1 ? `    ${last}` : '    pass',
        '    return x',
      ].join('\n');
    })
    .join('\n');
};

/** One class whose objects refer to each other, and `count` methods that write through those and call each other. */
const ring = (count: number): string => {
  const method = (i: number): string => `    def m${i}(self, v):
        if v: self.a = self.b.c
        else: self.b = self.c or self.a.b
        self.c.f${i} = v
        self.a.f${i} = self.b.f${(i + 1) % count}
        self.b.m${(i + 1) % count}(v)
        self.a.m${(i + 2) % count}(self.f${i})
        return self.a`;
  return handler(
    'Node(request.args["q"]).m0(request.args["p"])',
    `class Node:
    a: "Node"
    b: "Node"
    c: "Node"
    def __init__(self, back: "Node"):
        self.a = self.b = self.c = back
${Array.from({ length: count }, (_, i) => method(i)).join('\n')}`,
  );
};

const program = (count: number): string =>
  handler('conn.execute(f0(request.args["q"], 9))', everyoneCallsEveryone(count, 'pass'));

describe('recursive groups', () => {
  table({
    'a sink behind cycles inside cycles': handler(
      'f0(request.args["q"], 9)\nf0("x", 9)',
      everyoneCallsEveryone(5, 'conn.execute(x) # ! sql-injection'),
    ),
    'data comes back through a cycle': handler(
      `conn.execute(walk(request.args["q"], 3)) # ! sql-injection
conn.execute(walk("x", 3))
conn.execute(size(request.args["q"], 3))`,
      `def walk(node, n):
    return visit(node, n) if n else node
def visit(node, n):
    return [walk(child, n - 1) for child in node][0]
def size(node, n):
    return total(node, n) if n else 1
def total(node, n):
    return sum(size(child, n - 1) for child in node)`,
    ),
    'what a method keeps while others call it': handler(
      `r = Reader(request.args["q"])
conn.execute(r.next()) # ! sql-injection
s = Reader("x")
conn.execute(s.next())`,
      `class Reader:
    def __init__(self, data):
        self.data = data
        self.last = None
    def next(self):
        if self.last is not None: self.release()
        self.last = self.data
        return self.last
    def release(self):
        while self.last is not None:
            self.last = self.next()`,
    ),
  });

  test('methods that pass themselves on settle', () => {
    const { flows, gaps } = run(
      handler(
        'conn.execute(Serializer().entity([request.args["q"]]))',
        `class Serializer:
    def each(self, action, values):
        return [action(value) for value in values]
    def entity(self, entity):
        if isinstance(entity, list):
            return self.each(self.entity, entity)
        return entity`,
      ),
    );
    expect(gaps).toEqual([]);
    expect(flows.map(({ rule }) => rule)).toEqual(['sql-injection']);
  });

  describe('writes of one function', () => {
    const writing = (target: string, read: string): string =>
      handler(
        `b = Box()
fill(b, request.args["q"])
conn.execute(${read})`,
        `class Inner: pass
class Box:
    def __init__(self):
        self.inner = Inner()
def fill(b, v):
${Array.from({ length: 80 }, (_, i) => `    ${target}f${i} = v`).join('\n')}`,
      );

    test('to its parameter are all kept', () => {
      const { flows, gaps } = run(writing('b.', 'b.f79'));
      expect(gaps).toEqual([]);
      expect(flows.map(({ rule }) => rule)).toEqual(['sql-injection']);
    });

    test('to what the parameter refers to are kept up to a limit, which is reported', () => {
      const { flows, gaps } = run(writing('b.inner.', 'b.inner.f0'));
      expect(gaps.map(({ detail }) => detail)).toEqual([
        'methods change too many objects, through each other, to follow all',
      ]);
      expect(flows.map(({ rule }) => rule)).toEqual(['sql-injection']);
    });
  });

  test('work grows with the number of functions and calls, not with the number of cycles', () => {
    const small = run(program(4));
    const large = run(program(8));
    expect(small.gaps.concat(large.gaps)).toEqual([]);
    // Twice the functions have 4.7 times the calls; cycles inside cycles would multiply by hundreds.
    expect(large.statistics.steps / small.statistics.steps).toBeLessThan(12);
  });

  test('so does the work on objects that refer to each other', () => {
    const small = run(ring(4)).statistics.steps;
    const large = run(ring(16)).statistics.steps;
    expect(large / small).toBeLessThan(6);
  });

  describe('objects of more fields than are known apart', () => {
    const many = (write: (i: number) => string): string =>
      Array.from({ length: 600 }, (_, i) => write(i)).join('\n');

    table({
      attributes: handler(
        `class Box: pass
b = Box()
${many((i) => `b.f${i} = ${i}`)}
b.last = request.args["q"]
conn.execute(b.last) # ! sql-injection
conn.execute(b.f1)`,
      ),
      'elements of a mapping': handler(
        `d = {}
${many((i) => `d["f${i}"] = ${i}`)}
d["last"] = request.args["q"]
conn.execute(d["last"]) # ! sql-injection
conn.execute(d["f1"])`,
      ),
      'elements of a list': handler(
        `xs = []
${many(() => 'xs.append("a")')}
xs.append(request.args["q"])
conn.execute(xs[600]) # ! sql-injection`,
      ),
    });
  });

  describe('limits', () => {
    const calls = handler(
      Array.from({ length: 20 }, () => 'keep(box, request.args["q"])').join('\n'),
      `class Box: pass
box = Box()
def keep(b, v):
    b.x = b.y = b.z = [v, b.x, b.y]`,
    );
    const gapsOf = (limits: Partial<TaintLimits>): string[] =>
      run(calls, { limits }).gaps.map(({ detail }) => detail);

    test('what a function may take, calls by what their effects are worth', () => {
      expect(gapsOf({ stepsPerFunction: 2_000 })).toEqual([]);
      expect(gapsOf({ stepsPerFunction: 200 })).toEqual([
        expect.stringMatching(/^following values through `\w+` took too many steps$/),
      ]);
    });

    test('what the whole run may take', () => {
      expect(gapsOf({ stepsTotal: 200 })).toEqual(['the step limit of the whole run was met']);
    });
  });
});
