/** Tests of rule files: loads a rule file, runs it on its marked test files and compares. */
import {
  ModuleMatcher,
  Target,
  compileRules,
  matchModule,
  matchText,
  type ModuleMatches,
} from './matching/index.js';
import { flowFindings, flowSpec, isFlowRule } from './flow-findings.js';
import { loadModule } from './load-module.js';
import { loadRules, type Rule } from './rules/index.js';
import {
  runRuleTest,
  type RuleTestResult,
  type TestFile,
  type TestMatch,
} from './rules-test/run-rule-test.js';
import { analyseModule } from './semantics/index.js';
import type { ModelSet } from './taint/models.js';
import { TaintProgram } from './taint/taint-program.js';
import { matchTaint } from './taint-rules.js';
import type { PythonParser } from './syntax/parser.js';
import { lineStartsOf, positionOf } from './syntax/tree.js';

export interface RuleFileWithTests {
  readonly path: string;
  readonly text: string;
  readonly tests: readonly TestFile[];
}

/** Runs rules on one file, whatever its path: Python by its extension, else text. */
export function matchRules(
  rules: readonly Rule[],
  path: string,
  text: string,
  parser: PythonParser,
): ModuleMatches {
  const everywhere = rules.map((rule) => ({ ...rule, paths: { include: [], exclude: [] } }));
  const compiled = compileRules(everywhere, parser);
  if (!path.endsWith('.py')) return matchText(compiled, path, text);
  const target = new Target(analyseModule({ path, tree: parser.parse(text).tree }));
  const matcher = new ModuleMatcher(compiled, target);
  const found = matchModule(compiled, matcher);
  const taint = matchTaint(matcher);
  return {
    matches: [...found.matches, ...taint.matches],
    exceeded: [...found.exceeded, ...taint.exceeded, ...taint.gaps],
  };
}

/** Lines that flow rules of the models (docs/models.md) report in one file. */
function flowMatches(
  rules: readonly Rule[],
  models: ModelSet,
  { path, text }: TestFile,
  parser: PythonParser,
): TestMatch[] {
  const flowing = new Map(rules.filter(isFlowRule).map((rule) => [rule.id, rule]));
  const spec = flowSpec([...flowing.values()], models);
  if (spec === undefined) return [];
  const module = loadModule({ path, text }, parser.parse(text));
  const taint = new TaintProgram(spec);
  taint.add(module.semantics);
  const reported = { ...module, context: { ...module.context, role: 'production' as const } };
  return flowFindings(taint.run().flows, flowing, () => reported).map(({ ruleId, region }) => ({
    ruleId,
    line: region.startLine,
    fix: [],
  }));
}

/** Whether a rule file reports in its tests what their marks say. `models` are what flow rules stand on. */
export function testRuleFile(
  file: RuleFileWithTests,
  parser: PythonParser,
  models?: ModelSet,
): RuleTestResult {
  const { rules, problems } = loadRules([{ path: file.path, text: file.text }], parser);
  const analyse = (test: TestFile): { matches: TestMatch[]; exceeded: readonly string[] } => {
    const lineStarts = lineStartsOf(test.text);
    const { matches, exceeded } = matchRules(rules, test.path, test.text, parser);
    const flows = models === undefined ? [] : flowMatches(rules, models, test, parser);
    const found = matches.map(({ rule, start, fix }) => ({
      ruleId: rule.id,
      line: positionOf({ lineStarts }, start).line,
      fix,
    }));
    return { matches: [...found, ...flows], exceeded };
  };
  return runRuleTest({ rules, problems, files: file.tests, analyse });
}
