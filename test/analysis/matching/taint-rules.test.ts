/** Rules of mode `taint`: options, labels, propagators, exactness, side effects. */
import { describe } from 'vitest';
import { table } from './support.js';

const flow = (more = '', options = ''): string =>
  `mode: taint
${options}
pattern-sources: [{pattern: source()}]
pattern-sinks: [{pattern: sink(...)}]
${more}`.replace(/\n+/g, '\n');

describe('taint rules', () => {
  table({
    'a sanitizer': [
      flow('pattern-sanitizers: [{pattern: clean(...)}]'),
      `sink(source()) #!\nsink(clean(source()))`,
    ],
    'a sanitizer by side effect': [
      flow(
        'pattern-sanitizers: [{patterns: [{pattern: check($X)}, {focus-metavariable: $X}], by-side-effect: true}]',
      ),
      `def f():\n    x = source()\n    sink(x) #!\n    check(x)\n    sink(x)`,
    ],
    'a source by side effect': [
      `mode: taint
pattern-sources: [{patterns: [{pattern: read($X)}, {focus-metavariable: $X}], by-side-effect: true}]
pattern-sinks: [{pattern: sink(...)}]`,
      `def f(x):\n    sink(x)\n    read(x)\n    sink(x) #!`,
    ],
    'a source by side effect on what is assigned': [
      `mode: taint
pattern-sources: [{patterns: [{pattern: $X = read()}, {focus-metavariable: $X}], by-side-effect: true}]
pattern-sinks: [{pattern: sink(...)}]`,
      `def f():\n    x = read()\n    sink(x) #!\n    y = other()\n    sink(y)`,
    ],
    'a propagator': [
      flow('pattern-propagators: [{pattern: $TO.add($FROM), from: $FROM, to: $TO}]'),
      `def f():\n    a = new()\n    b = new()\n    a.add(source())\n    b.add(1)\n    sink(a) #!\n    sink(b)`,
    ],
    'labels and requires': [
      `mode: taint
pattern-sources:
  - {pattern: source(), label: A}
  - {pattern: other(), label: B}
pattern-sinks: [{pattern: sink(...), requires: A and not B}]`,
      `sink(source()) #!\nsink(other())\nsink(source() + other())`,
    ],
    'an exact sink takes the value only': [flow(), `sink(a if source() else b)\nsink([source()]) #!`],
    'a sink that is not exact takes all that is in it': [
      `mode: taint
pattern-sources: [{pattern: source()}]
pattern-sinks: [{pattern: sink(...), exact: false}]`,
      `sink(a if source() else b) #!\nsink(a)`,
    ],
    'numbers are assumed safe': [
      flow('', 'options: {taint_assume_safe_numbers: true}'),
      `x = source()\nsink(x + 1)\nsink(2 - x)\nsink(len(x))\nsink(x + "a") #!\nsink(x * 2) #!`,
    ],
    'functions are assumed safe': [
      flow('', 'options: {taint_assume_safe_functions: true}'),
      `x = source()\nsink(f(x))\nsink(x) #!`,
    ],
    'only through assignments': [
      flow('', 'options: {taint_only_propagate_through_assignments: true}'),
      `x = source()\ny = x\nsink(y) #!\nsink(y + "a")\nsink(f(y))\nsink([y])`,
    ],
  });
});

describe('calls pass taint on', () => {
  table({
    'a function of a module named as a method': [
      flow(),
      `import shlex\nx = shlex.split(source())\nsink(x) #!\nsink(x[0]) #!\nsink(shlex.split(safe))`,
    ],
    'a method of an unknown object': [
      flow(),
      `def f(o):\n    sink(o.split(source())) #!\n    sink(o.get(source())) #!\n    sink(o.get(1))`,
    ],
  });
});

describe('names that nothing in the module binds', () => {
  const propagators = flow('pattern-propagators: [{pattern: $TO.add($FROM), from: $FROM, to: $TO}]');
  table({
    'an element at an unknown place': [
      flow(),
      `xs[i] = source()\nsink(xs[j]) #!\nsink(ys[j])\nxs[j] = safe\nsink(xs[k])`,
    ],
    'fields are kept apart': [flow(), `o.a = source()\nsink(o.a) #!\nsink(o.b)\no.a = 1\nsink(o.a)`],
    'a propagator to one': [propagators, `xs.add(source())\nsink(xs) #!\nsink(ys)`],
    'each function for itself': [
      propagators,
      `def f():\n    xs.add(source())\n    sink(xs) #!\ndef g():\n    sink(xs)`,
    ],
  });
});

describe('propagators whose ends lie in different statements', () => {
  const through = flow(`pattern-propagators: [{pattern: "$Q.put($X)\\n...\\n$Q.get($Z)", from: $X, to: $Z}]`);
  table({
    'from one to the other': [
      through,
      `def f(q, z):\n    x = source()\n    q.put(x)\n    x = 1\n    q.get(z)\n    sink(z) #!\n    sink(x)`,
    ],
    'of the same object only': [
      through,
      `def f(q, r, z):\n    x = source()\n    q.put(x)\n    r.get(z)\n    sink(z)`,
    ],
  });
});

describe('what is reached', () => {
  const ours = flow('metadata: {meerkat: {topic: injection}}');
  const forgotten = `def f(x):
    try:
        raise Refused()
    finally:
        close(x)
    sink(source())`;
  const counted = `def f():
    i = 0
    while i < 0:
        sink(source())
        i += 1`;
  table({
    'behind a finally, for a rule of Semgrep': [flow(), `${forgotten} #!`],
    'not behind a finally that an exception leaves, for a rule with a topic': [ours, forgotten],
    'a loop that changes what it tests, for a rule of Semgrep': [flow(), counted.replace('())', '()) #!')],
    'no loop whose test fails at first, for a rule with a topic': [ours, counted],
    'no loop whose test never holds': [flow(), `n = 0\nwhile n > 1:\n    sink(source())`],
    'no handler of a body that cannot raise': [
      flow(),
      `try:\n    pass\nexcept Exception:\n    sink(source())\nelse:\n    sink(source()) #!`,
    ],
    'a handler of a body that can': [flow(), `try:\n    work()\nexcept Exception:\n    sink(source()) #!`],
  });
});
