/** Reads rule files and builds the engine. Part of the composition root, shared with the analysis thread. */
import { UsageError } from './cli/usage-error.js';
import {
  createEngine,
  createParser,
  type AnalysisEngine,
  type ParserKind,
  type RuleProblem,
} from './analysis/index.js';
import { builtinRules, isModelFile, readRuleFiles, type RuleFile } from './config/rule-files.js';

/** The engine with the rules of the given paths, or the built-in ones if there are none. Throws UsageError. */
export async function composeEngine(
  rulePaths: readonly string[],
  warn: (text: string) => void,
  parser: ParserKind,
): Promise<AnalysisEngine> {
  const builtin = rulePaths.length === 0;
  const files = (builtin ? [builtinRules()] : rulePaths).flatMap(readFiles);
  const rules = files.filter((file) => !isModelFile(file));
  const models = [...(builtin ? files : readFiles(builtinRules())), ...files].filter(isModelFile);
  const { engine, problems } = createEngine({
    parser: await createParser(parser),
    rules,
    models: [...new Set(models)],
    builtin,
  });
  if (builtin && problems.length > 0) throw new Error(`a built-in rule is broken: ${explain(problems[0]!)}`);
  if (engine.rules.length === 0)
    throw new UsageError([...problems.map(explain), `no rule in ${rulePaths.join(', ')}`].join('\n'));
  for (const problem of problems) warn(`refused: ${explain(problem)}`);
  return engine;
}

function readFiles(path: string): RuleFile[] {
  try {
    return readRuleFiles(path);
  } catch (error) {
    throw new UsageError(`${path}: ${error instanceof Error ? error.message : 'cannot be read'}`);
  }
}

const explain = ({ path, line, ruleId, key, message }: RuleProblem): string =>
  `${path}:${line}: ${[ruleId, key].filter((part) => part !== '').join(', ')}: ${message}`;
