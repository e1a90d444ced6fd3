/** The pair suite as a test: every pair that is not marked as known to be wrong passes. */
import { describe, expect, it } from 'vitest';
import { builtinEngine, isFlowRule } from '../builtin-engine.js';
import { CASES, readPairs, runPair } from './pairs.js';

const pairs = readPairs(CASES);
const points = [...new Set(pairs.map((pair) => pair.point))];

const engine = builtinEngine(isFlowRule);

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
