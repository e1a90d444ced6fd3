import { describe, expect, it } from 'vitest';
import { loadRules } from '../../../src/analysis/rules/index.js';
import { createWasmParser } from '../../../src/analysis/syntax/wasm-parser.js';

const parser = await createWasmParser();

const rule = (flow: string, more = '', mode = 'taint'): string => `rules:
  - id: r
    mode: ${mode}
    languages: [python]
    severity: ERROR
    message: m
    metadata: {meerkat: {flow: ${flow}}}
${more}`;

const load = (text: string) => loadRules([{ path: 'r.yaml', text }], parser);

describe('metadata.meerkat.flow', () => {
  it('takes the place of patterns', () => {
    const { rules, problems } = load(rule('{sink: xss, sources: [remote, message]}'));
    expect(problems).toEqual([]);
    expect(rules[0]).toMatchObject({
      mode: 'taint',
      flow: { sinks: ['xss'], sources: ['remote', 'message'], weaker: undefined },
      taint: { sources: [], sinks: [] },
    });
  });

  it('may have several sinks', () => {
    expect(load(rule('{sink: [a, b], sources: [remote]}')).rules[0]).toMatchObject({ flow: { sinks: ['a', 'b'] } });
  });

  it('names weaker sources with their own severity', () => {
    const { rules } = load(
      rule('{sink: xss, sources: [remote], weaker: {sources: [stored], severity: low, confidence: low}}'),
    );
    expect(rules[0]).toMatchObject({
      flow: { weaker: { sources: ['stored'], severity: 'low', confidence: 'low' } },
    });
  });

  it.each([
    ['patterns beside it', rule('{sink: xss, sources: [remote]}', '    pattern-sinks: [{pattern: f(...)}]'), 'pattern-sinks'],
    ['no sink', rule('{sources: [remote]}'), 'flow'],
    ['an unknown key', rule('{sink: xss, sources: [remote], odd: 1}'), 'odd'],
    ['a wrong severity', rule('{sink: xss, sources: [a], weaker: {sources: [b], severity: x, confidence: low}}'), 'severity'],
    ['a kind that is none', rule('{sink: X S S, sources: [remote]}'), 'sink'],
    ['another mode', rule('{sink: xss, sources: [remote]}', '    pattern: f(...)', 'search'), 'flow'],
    ['neither flow nor patterns', 'rules: [{id: r, mode: taint, languages: [python], severity: ERROR, message: m}]', 'rules'],
  ])('refuses %s', (_, text, key) => {
    const { rules, problems } = load(text);
    expect(rules).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.key).toBe(key);
  });
});
