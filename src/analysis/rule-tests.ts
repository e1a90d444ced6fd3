/** Tests of rule files: loads a rule file, runs it on its marked test files and compares. */
import { compileRules, matchModule, matchText } from './matching/index.js';
import { loadRules } from './rules/index.js';
import {
  runRuleTest,
  type RuleTestResult,
  type TestFile,
  type TestMatch,
} from './rules-test/run-rule-test.js';
import { analyseModule } from './semantics/index.js';
import type { PythonParser } from './syntax/parser.js';
import { lineStartsOf, positionOf } from './syntax/tree.js';

export interface RuleFileWithTests {
  readonly path: string;
  readonly text: string;
  readonly tests: readonly TestFile[];
}

export function testRuleFiles(file: RuleFileWithTests, parser: PythonParser): RuleTestResult {
  const { rules, problems } = loadRules([{ path: file.path, text: file.text }], parser);
  const compiled = compileRules(
    rules.map((rule) => ({ ...rule, paths: { include: [], exclude: [] } })),
    parser,
  );
  const analyse = ({ path, text }: TestFile): { matches: TestMatch[]; exceeded: readonly string[] } => {
    const isPython = path.endsWith('.py');
    const lineStarts = lineStartsOf(text);
    const { matches, exceeded } = isPython
      ? matchModule(compiled, analyseModule({ path, tree: parser.parse(text).tree }))
      : matchText(compiled, path, text);
    return {
      matches: matches.map((match) => ({
        ruleId: match.rule.id,
        line: positionOf({ lineStarts }, match.start).line,
        fix: match.fix,
      })),
      exceeded,
    };
  };
  return runRuleTest({ rules, problems, files: file.tests, analyse });
}
