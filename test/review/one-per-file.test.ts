/** Rules whose findings in one file are one finding: counted once, every line named. */
import { beforeAll, describe, expect, it } from 'vitest';
import { createEngine, createWasmParser, type AnalysisEngine } from '../../src/analysis/index.js';
import { renderJson, renderSarif, renderText, scanReport, type Review } from '../../src/review/index.js';

const RULE = `rules:
  - id: noted
    languages: [python]
    severity: INFO
    message: A call of note().
    pattern: note(...)
    metadata: { meerkat: { one-per: file } }
  - id: counted
    languages: [python]
    severity: INFO
    message: A call of count().
    pattern: count(...)
`;

let engine: AnalysisEngine;
beforeAll(async () => {
  const parser = await createWasmParser();
  ({ engine } = createEngine({ parser, rules: [{ path: 'r.yaml', text: RULE }], models: [], builtin: true }));
});

async function scan(files: Readonly<Record<string, string>>): Promise<Review> {
  const targets = Object.entries(files).map(([path, text]) => ({ path, text }));
  const input = { targets, context: [], knownPaths: Object.keys(files) };
  const result = await engine.analyse(input, () => Promise.resolve([]));
  return scanReport({ engine, result, textOf: (path) => files[path] ?? '', unread: [] });
}

const places = ({ findings }: Review): string[] =>
  findings.map(({ finding }) => `${finding.ruleId} ${finding.path}:${finding.region.startLine}`);

describe('one-per: file', () => {
  it('makes one finding of what a file has, and leaves other rules alone', async () => {
    const review = await scan({ 'a.py': 'note(1)\ncount(1)\nnote(2)\ncount(2)\n', 'b.py': 'note(3)\n' });
    expect(places(review)).toEqual(['noted a.py:1', 'counted a.py:2', 'counted a.py:4', 'noted b.py:1']);
  });

  it('names the other lines', async () => {
    const review = await scan({ 'a.py': 'note(1)\nx = 1\nnote(2)\nnote(3); note(4)\n' });
    expect(renderText(review)).toContain('The same in lines 3, 4.');
    const [json] = (JSON.parse(renderJson(review)) as { findings: { also: number[] }[] }).findings;
    expect(json!.also).toEqual([3, 4]);
    const sarif = JSON.parse(renderSarif(review, () => '')) as {
      runs: { results: { relatedLocations: { physicalLocation: { region: { startLine: number } } }[] }[] }[];
    };
    const related = sarif.runs[0]!.results[0]!.relatedLocations;
    expect(related.map(({ physicalLocation }) => physicalLocation.region.startLine)).toEqual([3, 4]);
  });

  it('keeps what a comment accepts apart', async () => {
    const review = await scan({ 'a.py': 'note(1)  # meerkat: ignore[noted] known\nnote(2)\n' });
    expect(review.findings.map(({ acceptance }) => acceptance?.by)).toEqual(['suppression', undefined]);
  });
});
