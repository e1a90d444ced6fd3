/** Joins the parts of analysis into an engine: rules loaded once, one result for each request. */
import type { AnalysisEngine, AnalysisRequest } from './engine.js';
import type { AnalysisResult, FileCoverage, Finding, Gap, Observation } from './finding.js';
import { loadModule, type LoadedModule } from './load-module.js';
import { compileRules } from './matching/index.js';
import { inOrder, mergeFindings } from './merge.js';
import { digestFiles, ruleInfo, weaknesses } from './rule-info.js';
import { loadRules, type Rule, type RuleProblem } from './rules/index.js';
import { searchModule } from './search.js';
import type { PythonParser } from './syntax/parser.js';

export interface EngineFile {
  readonly path: string;
  readonly text: string;
}

export interface EngineInput {
  readonly parser: PythonParser;
  /** Rule files in Semgrep's syntax. */
  readonly rules: readonly EngineFile[];
  /** The rules are the ones that ship with Meerkat. */
  readonly builtin: boolean;
}

export interface CreatedEngine {
  readonly engine: AnalysisEngine;
  /** Rules that were refused; the others are loaded. */
  readonly problems: readonly RuleProblem[];
}

/** Loads the rules. Never throws on what a rule file holds. */
export function createEngine(input: EngineInput): CreatedEngine {
  const { rules, problems } = loadRules(input.rules, input.parser);
  return { engine: new Engine(input, rules), problems };
}

class Engine implements AnalysisEngine {
  readonly rules;
  readonly rulesDigest: string;
  readonly #parser: PythonParser;
  readonly #compiled;
  /** Rule id -> primary weakness, for rules of ours only. */
  readonly #weakness: ReadonlyMap<string, number>;

  constructor(input: EngineInput, rules: readonly Rule[]) {
    this.rules = rules.map((rule) => ruleInfo(rule, input.builtin));
    this.rulesDigest = digestFiles(input.rules);
    this.#parser = input.parser;
    this.#compiled = compileRules(rules, input.parser);
    const ours = input.builtin ? rules : [];
    this.#weakness = new Map(
      ours.flatMap((rule) =>
        weaknesses(rule.cwe)
          .slice(0, 1)
          .map(({ id }) => [rule.id, id] as const),
      ),
    );
  }

  analyse(request: AnalysisRequest): Promise<AnalysisResult> {
    const targets = request.targets.map((file) => loadModule(file, this.#parser));
    const findings: Finding[] = [];
    const observations: Observation[] = [];
    const coverage: FileCoverage[] = [];
    for (const module of targets) {
      const found = searchModule(this.#compiled, module);
      findings.push(...found.findings);
      observations.push(...found.observations);
      coverage.push(coverageOf(module, [...module.gaps, ...found.gaps]));
    }
    return Promise.resolve({
      findings: mergeFindings(findings, (ruleId) => this.#weakness.get(ruleId)),
      observations: observations.sort(inOrder),
      coverage: coverage.sort((a, b) => (a.path < b.path ? -1 : 1)),
      notes: [],
      statistics: {
        files: targets.length,
        imported: 0,
        lines: targets.reduce((sum, module) => sum + module.lines, 0),
        unresolvedCalls: 0,
      },
    });
  }
}

function coverageOf(module: LoadedModule, gaps: readonly Gap[]): FileCoverage {
  const nothing = gaps.some((gap) => gap.reason === 'parse-limit');
  return {
    path: module.semantics.path,
    status: gaps.length === 0 ? 'full' : nothing ? 'skipped' : 'partial',
    gaps,
    lines: module.lines,
    context: module.context,
  };
}
