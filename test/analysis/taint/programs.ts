/** Small programs with their expected flows written beside the sinks: `# ! sql-injection`. */
import { TaintProgram, type TaintResult } from '../../../src/analysis/taint/taint-program.js';
import { loadModels } from '../../../src/analysis/models/read.js';
import { analyseModule } from '../../../src/analysis/semantics/index.js';
import { createWasmParser } from '../../../src/analysis/syntax/wasm-parser.js';
import { positionOf } from '../../../src/analysis/syntax/tree.js';
import type { TaintOptions, TaintSpec } from '../../../src/analysis/taint/spec.js';
import { TEST_MODELS } from './test-models.js';

const parser = await createWasmParser();
const { models, problems } = loadModels([{ path: 'test.yaml', text: TEST_MODELS }]);
if (problems.length > 0)
  throw new Error(problems.map(({ message, line }) => `${line}: ${message}`).join('\n'));

const SINKS = [...new Set([...models.sinks.map(({ kind }) => kind)])].sort();
const SOURCES = ['remote', 'cli'];

export const TEST_SPEC: TaintSpec = {
  sourceKinds: SOURCES,
  sinkKinds: SINKS,
  rules: SINKS.map((sink) => ({ id: sink, sink, requires: { kind: 'source', source: 'remote' } })),
  models,
  scope: 'program',
};

export type Files = Readonly<Record<string, string>>;

/** Runs a program given as one text or as files. */
export function run(
  program: string | Files,
  options: TaintOptions = {},
  spec: TaintSpec = TEST_SPEC,
): TaintResult {
  const files = typeof program === 'string' ? { 'app.py': program } : program;
  const taint = new TaintProgram(spec, options);
  for (const [path, text] of Object.entries(files))
    if (path.endsWith('.html')) taint.addTemplate(path, text);
    else taint.add(analyseModule({ path, tree: parser.parse(text).tree }));
  return taint.run();
}

/** `path:line rule` of each flow. */
export function found(program: string | Files, options: TaintOptions = {}): string[] {
  const files = typeof program === 'string' ? { 'app.py': program } : program;
  return run(program, options).flows.map(({ path, start, rule }) => {
    const { tree } = { tree: parser.parse(files[path]!).tree };
    return `${path}:${positionOf(tree, start).line} ${rule}`;
  });
}

/** What the `# !` comments ask for. */
export function expected(program: string | Files): string[] {
  const files = typeof program === 'string' ? { 'app.py': program } : program;
  const out: string[] = [];
  for (const [path, text] of Object.entries(files))
    text.split('\n').forEach((line, i) => {
      const mark = /# ! (.*)$/.exec(line);
      for (const rule of mark?.[1]?.split(',') ?? []) out.push(`${path}:${i + 1} ${rule.trim()}`);
    });
  return out.sort();
}
