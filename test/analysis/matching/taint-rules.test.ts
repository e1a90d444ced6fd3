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
