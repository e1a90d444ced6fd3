/**
 * Taint analysis of a folder with the shipped models: time of each phase, memory, and on request the flows.
 *
 *     node --import tsx bench/taint.ts FOLDER [--flows] [--gaps] [--off MECHANISM]…
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { loadModels } from '../src/analysis/models/read.js';
import { loadRules } from '../src/analysis/rules/index.js';
import { analyseModule, moduleNameOf } from '../src/analysis/semantics/index.js';
import { positionOf } from '../src/analysis/syntax/tree.js';
import { createWasmParser } from '../src/analysis/syntax/wasm-parser.js';
import { MECHANISMS, type Mechanism, type TaintSpec } from '../src/analysis/taint/spec.js';
import { TaintProgram } from '../src/analysis/taint/taint-program.js';

const [folder = '.', ...flags] = process.argv.slice(2);
const off = flags.filter((flag): flag is Mechanism => MECHANISMS.some((name) => name === flag));

const filesBelow = (root: string, pattern: RegExp): string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => pattern.test(path) && !/(^|\/)(node_modules|\.git)\//.test(path))
    .sort()
    .map((path) => join(root, path));

const parser = await createWasmParser();
const { models } = loadModels(
  filesBelow('rules/models', /\.yaml$/).map((path) => ({ path, text: readFileSync(path, 'utf8') })),
);
const { rules } = loadRules(
  filesBelow('rules', /\.yaml$/)
    .filter((path) => !path.includes('models'))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') })),
  parser,
);
const flows = rules.flatMap((rule) =>
  'flow' in rule && rule.flow !== undefined ? [{ id: rule.id, flow: rule.flow }] : [],
);
const sinkKinds = [...new Set(flows.flatMap(({ flow }) => flow.sinks))].sort();
const sourceKinds = [
  ...new Set(flows.flatMap(({ flow }) => [...flow.sources, ...(flow.weaker?.sources ?? [])])),
].sort();
const spec: TaintSpec = {
  sourceKinds,
  sinkKinds,
  rules: flows.flatMap(({ id, flow }) =>
    flow.sinks.map((sink) => ({
      id,
      sink,
      requires: {
        kind: 'or' as const,
        operands: [...flow.sources, ...(flow.weaker?.sources ?? [])].map((source) => ({
          kind: 'source' as const,
          source,
        })),
      },
    })),
  ),
  models,
  scope: 'program',
};

/** Processor time in milliseconds, which other processes do not disturb. */
const clock = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const started = clock();
const paths = filesBelow(folder, /\.py$/);
const known = new Set(paths.map((path) => relative(folder, path)));
const texts = paths.map((path) => ({ path: relative(folder, path), text: readFileSync(path, 'utf8') }));
const read = clock();
const trees = texts.map(({ path, text }) => ({ path, tree: parser.parse(text).tree }));
const parsed = clock();
const program = new TaintProgram(spec, { known, off });
for (const { path, tree } of trees)
  program.add(analyseModule({ path, tree, moduleName: moduleNameOf(path, known) }));
const added = clock();
const result = program.run();
const done = clock();

if (flags.includes('--flows'))
  for (const flow of result.flows) {
    const tree = trees.find(({ path }) => path === flow.path)!.tree;
    console.log(`${flow.path}:${positionOf(tree, flow.start).line} ${flow.rule} (${flow.sourceKind})`);
    for (const step of flow.trace) {
      const at = trees.find(({ path }) => path === step.path)!.tree;
      console.log(`    ${step.path}:${positionOf(at, step.start).line} ${step.note}`);
    }
  }
if (flags.includes('--gaps')) for (const gap of result.gaps) console.log(`${gap.path}: ${gap.detail}`);
console.log({
  files: texts.length,
  megabytes: Math.round(texts.reduce((sum, { text }) => sum + text.length, 0) / 1e5) / 10,
  flows: result.flows.length,
  gaps: result.gaps.length,
  ...result.statistics,
  milliseconds: {
    read: Math.round(read - started),
    parse: Math.round(parsed - read),
    add: Math.round(added - parsed),
    taint: Math.round(done - added),
  },
  memoryMegabytes: Math.round(process.memoryUsage().rss / 1e6),
});
