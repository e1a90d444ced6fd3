/** Matching never throws and ends within its budget, whatever the code and the patterns are. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ModuleMatcher, Target, compileRules, matchModule } from '../../../src/analysis/matching/index.js';
import { loadRules } from '../../../src/analysis/rules/index.js';
import { analyseModule } from '../../../src/analysis/semantics/index.js';
import { Budget } from '../../../src/analysis/matching/budget.js';
import { parser, rule } from './support.js';

/** Counts steps, those beyond a budget included. */
let steps = 0;
const spend = Reflect.get(Budget.prototype, 'spend') as (this: Budget, count?: number) => boolean;
Budget.prototype.spend = function (count = 1) {
  steps += count;
  return spend.call(this, count);
};

const name = fc.constantFrom('a', 'b', 'f', 'g', 'os');
const metavariable = fc.constantFrom('$X', '$Y', '$F');

/** Expressions; in patterns also metavariables and ellipses. */
const expressions = (isPattern: boolean): fc.Arbitrary<string> =>
  fc.letrec<{ tree: string }>((tie) => {
    const inner = tie('tree');
    const leaf = isPattern
      ? fc.oneof(name, metavariable, fc.constantFrom('1', '"s"', '"..."', '...', '"$S"', '"=~/a/"', '$_'))
      : fc.oneof(name, fc.constantFrom('1', '"s"', "'t'", 'None', 'f"{a}x"', '(a)', '""'));
    const list = (least: number): fc.Arbitrary<string> =>
      fc.array(inner, { minLength: least, maxLength: 3 }).map((items) => items.join(', '));
    const open = isPattern ? [inner.map((e) => `<... ${e} ...>`), fc.constant('f(..., $X, ...)')] : [];
    return {
      tree: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.tuple(inner, list(0)).map(([f, args]) => `(${f})(${args})`),
        fc.tuple(name, list(0)).map(([f, args]) => `${f}(${args})`),
        fc
          .tuple(inner, fc.constantFrom('+', '%', '==', 'and', 'or', '|', 'in'))
          .chain(([l, op]) => inner.map((r) => `(${l} ${op} ${r})`)),
        fc.tuple(inner, name).map(([o, n]) => `(${o}).${n}`),
        list(1).map((items) => `[${items}]`),
        fc.tuple(inner, inner).map(([k, v]) => `{${isPattern ? '..., ' : ''}${k}: ${v}}`),
        ...open,
      ),
    };
  }).tree;

const statements = (isPattern: boolean): fc.Arbitrary<string> => {
  const expression = expressions(isPattern);
  const target = isPattern ? fc.oneof(name, metavariable) : name;
  return fc.letrec<{ block: string }>((tie) => {
    const nested = tie('block').map((block) => block.replace(/^/gm, '    '));
    const one = fc.oneof(
      { maxDepth: 3 },
      expression,
      ...(isPattern ? [fc.constant('...'), metavariable] : []),
      fc.tuple(target, expression).map(([t, e]) => `${t} = ${e}`),
      expression.map((e) => `return ${e}`),
      fc.tuple(expression, nested).map(([c, b]) => `if ${c}:\n${b}`),
      fc.tuple(target, nested).map(([n, b]) => `def ${n}(a, b=1):\n${b}`),
      fc.tuple(target, nested).map(([n, b]) => `class ${n}(a):\n${b}`),
      fc.tuple(expression, target, nested).map(([e, t, b]) => `with ${e} as ${t}:\n${b}`),
      nested.map((b) => `try:\n${b}\nexcept a:\n    pass\nfinally:\n${b}`),
    );
    return { block: fc.array(one, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n')) };
  }).block;
};

test('random patterns against random modules', () => {
  const limits = { stepsPerRule: 500, stepsPerPattern: 500 };
  /** Steps that are asked for and refused before every loop has noticed. */
  const slack = 500;
  fc.assert(
    fc.property(
      fc.array(statements(true), { minLength: 1, maxLength: 3 }),
      statements(false),
      fc.boolean(),
      (patterns, code, symbolic) => {
        const quoted = (pattern: string): string => JSON.stringify(pattern);
        const [first = '', ...others] = patterns;
        const body = [
          `options: {symbolic_propagation: ${symbolic}}`,
          'patterns:',
          `  - pattern: ${quoted(first)}`,
          ...others.map(
            (pattern, i) => `  - ${i === 0 ? 'pattern-not-inside' : 'pattern-inside'}: ${quoted(pattern)}`,
          ),
        ].join('\n');
        const { rules } = loadRules([{ path: 'rule.yaml', text: rule(body) }], parser);
        const compiled = compileRules(rules, parser);
        const target = new Target(analyseModule({ path: 'm.py', tree: parser.parse(code).tree }));
        steps = 0;
        const { matches } = matchModule(compiled, new ModuleMatcher(compiled, target, limits));
        for (const { start, end } of matches) expect(start <= end && end <= code.length).toBe(true);
        expect(steps).toBeLessThanOrEqual(
          (limits.stepsPerPattern + slack) * compiled.leaves.length + limits.stepsPerRule + slack,
        );
      },
    ),
    { numRuns: 300, seed: 20261125 },
  );
});
