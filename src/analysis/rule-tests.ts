/** Tests of rule files: loads a rule file, runs it on its marked test files and compares. */
import {
  ModuleMatcher,
  Target,
  compileRules,
  matchModule,
  matchText,
  type ModuleMatches,
} from './matching/index.js';
import { loadRules, type Rule } from './rules/index.js';
import {
  runRuleTest,
  type RuleTestResult,
  type TestFile,
  type TestMatch,
} from './rules-test/run-rule-test.js';
import { analyseModule } from './semantics/index.js';
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

/** Whether a rule file reports in its tests what their marks say. */
export function testRuleFile(file: RuleFileWithTests, parser: PythonParser): RuleTestResult {
  const { rules, problems } = loadRules([{ path: file.path, text: file.text }], parser);
  const analyse = ({ path, text }: TestFile): { matches: TestMatch[]; exceeded: readonly string[] } => {
    const lineStarts = lineStartsOf(text);
    const { matches, exceeded } = matchRules(rules, path, text, parser);
    return {
      matches: matches.map(({ rule, start, fix }) => ({
        ruleId: rule.id,
        line: positionOf({ lineStarts }, start).line,
        fix,
      })),
      exceeded,
    };
  };
  return runRuleTest({ rules, problems, files: file.tests, analyse });
}
