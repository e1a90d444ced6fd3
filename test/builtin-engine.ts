/** The engine with the rules that ship, all or some, and their models. */
import {
  createEngine,
  createWasmParser,
  type AnalysisEngine,
  type EngineInput,
} from '../src/analysis/index.js';
import { builtinRules, isModelFile, readRuleFiles, type RuleFile } from '../src/config/rule-files.js';

export const parser = await createWasmParser();
const files = readRuleFiles(builtinRules());

/** Rules that follow flows. */
export const isFlowRule = ({ text }: RuleFile): boolean => /^\s*mode: taint/m.test(text);

/** With the rules of the files that `isWanted` takes. Throws if one of them is refused. */
export function builtinEngine(
  isWanted: (file: RuleFile) => boolean = () => true,
  more: Pick<EngineInput, 'off' | 'observe'> = {},
): AnalysisEngine {
  const { engine, problems } = createEngine({
    parser,
    rules: files.filter((file) => !isModelFile(file) && isWanted(file)),
    models: files.filter(isModelFile),
    builtin: true,
    ...more,
  });
  const [problem] = problems;
  if (problem !== undefined) throw new Error(`${problem.path}:${problem.line}: ${problem.message}`);
  return engine;
}
