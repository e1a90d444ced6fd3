/** The pair suite as a test: every pair that is not marked as known to be wrong passes. */
import { beforeAll, describe, expect, it } from 'vitest';
import { createEngine, createWasmParser, type AnalysisEngine } from '../../src/analysis/index.js';
import { builtinRules, readRuleFiles } from '../../src/config/rule-files.js';
import { CASES, readPairs, runPair } from './pairs.js';

const pairs = readPairs(CASES);
const points = [...new Set(pairs.map((pair) => pair.point))];

let engine: AnalysisEngine;
beforeAll(async () => {
  const files = readRuleFiles(builtinRules());
  const isModel = (path: string): boolean => /(^|\/)models\//.test(path);
  const created = createEngine({
    parser: await createWasmParser(),
    rules: files.filter((file) => !isModel(file.path) && /^\s*mode: taint/m.test(file.text)),
    models: files.filter((file) => isModel(file.path)),
    builtin: true,
  });
  expect(created.problems).toEqual([]);
  engine = created.engine;
});

it('has at least 400 pairs', () => {
  expect(pairs.length).toBeGreaterThanOrEqual(400);
});

describe.each(points)('%s', (point) => {
  it.each(pairs.filter((pair) => pair.point === point).map((pair) => [pair.name, pair] as const))(
    '%s',
    async (_name, pair) => {
      const { missed, unexpected, falseAlarms } = await runPair(engine, pair);
      expect({ missed, unexpected, falseAlarms }).toEqual({ missed: [], unexpected: [], falseAlarms: [] });
    },
  );
});
