/** The built-in rules: their marked tests, what each must say of itself, and that their fixes fix. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadModels } from '../../src/analysis/models/read.js';
import { matchRules, testRuleFile } from '../../src/analysis/rule-tests.js';
import { applyEdits } from '../../src/analysis/rules-test/run-rule-test.js';
import { loadRules, type Rule } from '../../src/analysis/rules/index.js';
import { ruleExamples } from '../../src/review/index.js';
import { createWasmParser } from '../../src/analysis/syntax/wasm-parser.js';

const parser = await createWasmParser();
const folder = join(import.meta.dirname, '../../rules');

interface RuleFile {
  /** `injection/shell-true-with-variable` */
  readonly name: string;
  readonly yaml: string;
  readonly rules: readonly Rule[];
  readonly tests: readonly { readonly path: string; readonly text: string; readonly fixed?: string }[];
}

const read = (...parts: string[]): string => readFileSync(join(folder, ...parts), 'utf8');

function ruleFile(topic: string, file: string, names: readonly string[]): RuleFile {
  const id = file.slice(0, -'.yaml'.length);
  const yaml = read(topic, file);
  const name = names.includes(`${id}.html`) ? `${id}.html` : `${id}.py`;
  const test = { path: `${topic}/${name}`, text: names.includes(name) ? read(topic, name) : '' };
  const fixed = names.includes(`${id}.fixed.py`) ? { fixed: read(topic, `${id}.fixed.py`) } : {};
  const { rules } = loadRules([{ path: `rules/${topic}/${file}`, text: yaml }], parser);
  return { name: `${topic}/${id}`, yaml, rules, tests: test.text === '' ? [] : [{ ...test, ...fixed }] };
}

const files = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'models')
  .flatMap(({ name: topic }) => {
    const names = readdirSync(join(folder, topic)).sort();
    return names.filter((name) => name.endsWith('.yaml')).map((name) => ruleFile(topic, name, names));
  });
const { models } = loadModels(
  readdirSync(join(folder, 'models')).map((name) => ({ path: `rules/models/${name}`, text: read('models', name) })),
);
const every = files.flatMap(({ rules }) => rules);

describe('the marked tests', () => {
  it.each(files.map((file) => [file.name, file] as const))('%s', (_, { name, yaml, tests }) => {
    const result = testRuleFile({ path: `rules/${name}.yaml`, text: yaml, tests }, parser, models);
    expect({ lines: result.lines, problems: result.problems, fixes: result.fixes }).toEqual({
      lines: [],
      problems: [],
      fixes: [],
    });
    expect(result.passed).toBe(true);
  });

  it.each(files.map((file) => [file.name, file] as const))(
    '%s has unsafe cases and safe twins',
    (name, { tests }) => {
      const id = name.split('/')[1]!;
      const text = tests.map((test) => test.text).join('\n');
      expect(text).toMatch(new RegExp(`(#|<!--) ruleid: ${id}( -->)?\n`));
      expect(text).toMatch(new RegExp(`(#|<!--) ok: ${id}( -->)?\n`));
      // Its page shows both: short blocks, of at most 24 lines.
      const shown = ruleExamples(id, text).flatMap(({ marks }) => marks.map(({ kind }) => kind));
      expect(new Set(shown).size).toBe(2);
    },
  );
});

describe('what a rule says of itself', () => {
  it.each(files.map((file) => [file.name, file] as const))('%s', (name, { rules }) => {
    expect(rules.map(({ id }) => id)).toEqual([name.split('/')[1]]);
    for (const rule of rules) {
      expect(rule.topic).toBe(name.split('/')[0]);
      expect(rule.message.split(/[.!?](?:\s|$)/).filter((sentence) => sentence !== '').length).toBeLessThanOrEqual(3);
      if (rule.kind === 'observation') {
        const { assessment, many } = rule.meerkat;
        expect(`${assessment.test}${assessment.production}`).not.toBe('');
        expect(many).toMatch(/^[a-z`]/);
        expect(many).not.toMatch(/[.$]/);
        continue;
      }
      expect(rule.cwe[0]).toMatch(/^CWE-\d+: \S/);
      expect(rule.owasp[0]).toMatch(/^A\d\d:2021/);
      expect(rule.meerkat.gain).not.toBe('');
      expect(rule.meerkat.remediation).not.toBe('');
    }
  });

  it('is said once: ids are unique', () => {
    expect(new Set(every.map(({ id }) => id)).size).toBe(every.length);
  });
});

describe('fixes', () => {
  const fixing = files.filter(({ rules }) => rules.some(({ fix }) => fix !== undefined));

  it.each(fixing.map((file) => [file.name, file] as const))('%s', (_, { rules, tests }) => {
    let changed = 0;
    for (const { path, text } of tests) {
      const before = matchRules(rules, path, text, parser).matches;
      for (const { fix } of before) {
        const fixed = applyEdits(text, fix);
        if (fixed === text) continue;
        changed++;
        expect(parser.parse(fixed).problems).toEqual([]);
        expect(matchRules(rules, path, fixed, parser).matches.length).toBeLessThan(before.length);
      }
    }
    expect(changed).toBeGreaterThan(0);
  });
});

describe('docs/bandit.md', () => {
  const rows = readFileSync(join(folder, '../docs/bandit.md'), 'utf8')
    .split('\n## ')[0]!
    .split('\n')
    .map((line) => /^\| (B\d{3}) +\|[^|]*\|([^|]*)\|/.exec(line))
    .filter((match) => match !== null)
    .map((match) => ({ check: match[1]!, answer: match[2]!.trim() }));

  it('names rules that exist', () => {
    const known = new Set(every.map(({ id }) => id));
    // Rules come first in an answer; what follows a colon or semicolon is prose.
    for (const { answer } of rows)
      for (const [, id] of answer.split(/[:;]/)[0]!.matchAll(/`([a-z0-9-]+)`/g)) expect(known).toContain(id);
  });

  it('has an answer for every check', () => {
    expect(rows.length).toBeGreaterThan(60);
    expect(rows.filter(({ answer }) => answer === '')).toEqual([]);
    expect(new Set(rows.map(({ check }) => check)).size).toBe(rows.length);
  });

  it('has a row for every alias', () => {
    const checks = new Set(rows.map(({ check }) => check));
    const aliases = every.flatMap(({ meerkat }) => meerkat.aliases).filter((alias) => /^B\d{3}$/.test(alias));
    expect([...new Set(aliases)].filter((alias) => !checks.has(alias))).toEqual([]);
  });
});
