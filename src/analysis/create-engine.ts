/** Joins the parts of analysis into an engine: rules loaded once, one result for each request. */
import type { AnalysisEngine, AnalysisRequest, ReadFiles } from './engine.js';
import type { AnalysisResult, FileCoverage, Finding, Gap, SourceFile } from './finding.js';
import { flowFindings, flowGaps, flowSpec, isFlowRule } from './flow-findings.js';
import { loadModule, type LoadedModule } from './load-module.js';
import { compileRules } from './matching/index.js';
import { inOrder, mergeFindings } from './merge.js';
import { loadModels } from './models/read.js';
import { digestFiles, ruleInfo, weaknesses } from './rule-info.js';
import { loadRules, type Rule, type RuleProblem } from './rules/index.js';
import { searchModule, searchText, type SearchResult } from './search.js';
import { RequestSuppressions, suppressibleRules } from './suppress.js';
import { cachedParser } from './syntax/cached-parser.js';
import type { PythonParser } from './syntax/parser.js';
import type { ModelSet } from './taint/models.js';
import type { Mechanism, TaintSpec } from './taint/spec.js';
import { TaintProgram, type SettledSink } from './taint/taint-program.js';
import { isTemplate, loadTemplate, namedTemplates } from './template.js';

export interface EngineFile {
  readonly path: string;
  readonly text: string;
}

export interface EngineInput {
  readonly parser: PythonParser;
  /** Rule files in Semgrep's syntax. */
  readonly rules: readonly EngineFile[];
  /** Models of libraries, for rules that follow flows between kinds (docs/models.md). */
  readonly models: readonly EngineFile[];
  /** The rules are the ones that ship with Meerkat. */
  readonly builtin: boolean;
  /** Mechanisms of taint analysis to leave out, to measure what each is worth. */
  readonly off?: readonly Mechanism[];
  /** Told whenever another phase begins, to measure what each costs. */
  readonly observe?: (phase: Phase) => void;
}

/**
 * What an analysis spends its time on: reading texts; names, scopes and imports; search rules and users' taint rules;
 * the program of the flow rules and who calls whom; following flows; findings, suppressions and everything else.
 */
export type Phase = 'parse' | 'semantics' | 'matching' | 'program' | 'taint' | 'report';

export interface CreatedEngine {
  readonly engine: AnalysisEngine;
  /** Rules that were refused; the others are loaded. */
  readonly problems: readonly RuleProblem[];
}

/** Bytes of syntax trees that an engine keeps from one request for the next: some 4 million rows. */
const KEPT_TREES = 128_000_000;

/** Loads the rules. Never throws on what a rule file holds. */
export function createEngine(input: EngineInput): CreatedEngine {
  const { rules, problems } = loadRules(input.rules, input.parser);
  const models = loadModels(input.models);
  return { engine: new Engine(input, rules, models.models), problems: [...problems, ...models.problems] };
}

class Engine implements AnalysisEngine {
  readonly rules;
  readonly rulesDigest: string;
  readonly #parser: PythonParser;
  readonly #off: readonly Mechanism[];
  readonly #observe: (phase: Phase) => void;
  readonly #compiled;
  readonly #flowRules;
  readonly #flows: TaintSpec | undefined;
  /** Some flow rule reports what it finds in tests. */
  readonly #flowsInTests: boolean;
  readonly #suppressible;
  /** Rule id -> sink kinds. */
  readonly #unlessSettled: ReadonlyMap<string, readonly string[]>;
  /** Rule id -> primary weakness, for rules of ours only. */
  readonly #weakness: ReadonlyMap<string, number>;

  constructor(input: EngineInput, rules: readonly Rule[], models: ModelSet) {
    this.rules = rules.map((rule) => ruleInfo(rule, input.builtin));
    this.rulesDigest = digestFiles([...input.rules, ...input.models]);
    this.#flowRules = new Map(rules.filter(isFlowRule).map((rule) => [rule.id, rule]));
    this.#flows = flowSpec([...this.#flowRules.values()], models);
    this.#parser = cachedParser(input.parser, KEPT_TREES);
    this.#off = input.off ?? [];
    this.#observe = input.observe ?? (() => undefined);
    this.#flowsInTests = [...this.#flowRules.values()].some((rule) => rule.meerkat.inTests !== 'ignore');
    this.#compiled = compileRules(rules, input.parser);
    this.#suppressible = suppressibleRules(rules);
    this.#unlessSettled = new Map(
      rules
        .filter(({ meerkat }) => meerkat.unlessSettled.length > 0)
        .map(({ id, meerkat }) => [id, meerkat.unlessSettled]),
    );
    const ours = input.builtin ? rules : [];
    this.#weakness = new Map(
      ours.flatMap((rule) =>
        weaknesses(rule.cwe)
          .slice(0, 1)
          .map(({ id }) => [rule.id, id] as const),
      ),
    );
  }

  async analyse(request: AnalysisRequest, read: ReadFiles): Promise<AnalysisResult> {
    const modules = new Map<string, LoadedModule>();
    const load = (file: SourceFile): LoadedModule => {
      this.#observe('parse');
      const loaded = isTemplate(file.path) ? undefined : this.#parser.parse(file.text);
      this.#observe('semantics');
      const module =
        loaded === undefined ? loadTemplate(file, request.root) : loadModule(file, loaded, request.root);
      modules.set(file.path, module);
      return module;
    };
    const targets: LoadedModule[] = [];
    const searched: SearchResult[] = [];
    for (const file of request.targets) {
      const module = load(file);
      this.#observe('matching');
      targets.push(module);
      searched.push(this.#search(module));
    }
    const flows = await this.#follow(request, load, modules, read);
    this.#observe('report');
    const found = searched.flatMap((each) => each.findings).filter((each) => !this.#isSettled(each, flows));
    const findings = [...found, ...flows.findings];
    const suppressions = new RequestSuppressions(this.#suppressible, modules);
    const marked =
      request.ignoreSuppressions === true ? findings : findings.map((one) => suppressions.mark(one));
    return {
      // Marked before they are merged: of one defect's findings, one that is not suppressed stays.
      findings: mergeFindings(marked, (ruleId) => this.#weakness.get(ruleId)),
      observations: searched.flatMap((found) => found.observations).sort(inOrder),
      coverage: targets
        .map((module, i) =>
          coverageOf(module, [
            ...module.gaps,
            ...searched[i]!.gaps,
            ...flows.gapsOf(module.semantics.path),
            ...semanticGaps(module),
          ]),
        )
        .sort((a, b) => (a.path < b.path ? -1 : 1)),
      notes: suppressions.notes(targets),
      statistics: {
        files: modules.size,
        followed: flows !== NO_FLOWS,
        imported: flows.imported,
        entered: flows.entered,
        lines: targets.reduce((sum, module) => sum + module.lines, 0),
        unresolvedCalls: flows.unresolvedCalls,
      },
    };
  }

  /** What search rules say. Of what they ask about names little serves flows too, and it is most of the memory. */
  #search(module: LoadedModule): SearchResult {
    const found = (isTemplate(module.semantics.path) ? searchText : searchModule)(this.#compiled, module);
    module.semantics.forget();
    return found;
  }

  /**
   * Flows through targets, context and what they import, which is read in waves. Tests in which no flow is reported
   * come in only where something else imports them.
   */
  async #follow(
    request: AnalysisRequest,
    load: (file: SourceFile) => LoadedModule,
    modules: ReadonlyMap<string, LoadedModule>,
    read: ReadFiles,
  ): Promise<FollowedFlows> {
    const targets = [...modules.values()].filter((module) => this.#isFollowed(module));
    if (this.#flows === undefined || !(request.followContext ?? targets.length > 0)) return NO_FLOWS;
    this.#observe('program');
    const taint = new TaintProgram(this.#flows, { known: new Set(request.knownPaths), off: this.#off });
    for (const module of targets) taint.add(module.semantics, isTest(module));
    for (const file of request.context) {
      const module = load(file);
      this.#observe('program');
      if (this.#isFollowed(module)) taint.add(module.semantics, isTest(module));
    }
    for (const file of request.imported ?? []) {
      const module = load(file);
      this.#observe('program');
      if (this.#isFollowed(module)) taint.addImported(module.semantics, isTest(module));
    }
    const given = modules.size;
    for (let wanted = taint.wanted(); wanted.length > 0; wanted = taint.wanted()) {
      const missing = wanted.filter((path) => !modules.has(path));
      for (const file of missing.length === 0 ? [] : await read(missing)) load(file);
      this.#observe('program');
      for (const path of wanted) {
        const module = modules.get(path);
        if (module !== undefined) taint.add(module.semantics, isTest(module));
      }
    }
    const templates = namedTemplates([...modules.values()], request.knownPaths);
    const unread = templates.filter((path) => !modules.has(path));
    for (const file of unread.length === 0 ? [] : await read(unread)) load(file);
    for (const { semantics } of modules.values())
      if (isTemplate(semantics.path)) taint.addTemplate(semantics.path, semantics.tree.text);
    this.#observe('taint');
    const { flows, gaps, settled, statistics, entered } = taint.run({
      ...(request.changed && { changed: new Set(request.changed) }),
      ...(request.entered && { entered: new Set(request.entered) }),
    });
    this.#observe('report');
    const settledOf = new Map<string, SettledSink[]>();
    for (const sink of settled) settledOf.set(sink.path, [...(settledOf.get(sink.path) ?? []), sink]);
    return {
      findings: flowFindings(flows, this.#flowRules, (path) => modules.get(path)),
      gapsOf: (path) => flowGaps(gaps, path),
      settledAt: (path) => settledOf.get(path) ?? [],
      unresolvedCalls: statistics.unresolvedCalls,
      imported: [...modules.keys()].slice(given),
      entered,
    };
  }

  /** Whether flows know better than a search rule: what is in the sink that it found is harmless. */
  #isSettled({ ruleId, path, region }: Finding, { settledAt }: FollowedFlows): boolean {
    const kinds = this.#unlessSettled.get(ruleId);
    if (kinds === undefined) return false;
    return settledAt(path).some(
      ({ start, end, sinkKind }) => start <= region.start && region.end <= end && kinds.includes(sinkKind),
    );
  }

  #isFollowed({ context, semantics }: LoadedModule): boolean {
    return !isTemplate(semantics.path) && (this.#flowsInTests || context.role !== 'test');
  }
}

const isTest = ({ context }: LoadedModule): boolean => context.role === 'test';

interface FollowedFlows {
  readonly findings: readonly Finding[];
  readonly gapsOf: (path: string) => readonly Gap[];
  readonly settledAt: (path: string) => readonly SettledSink[];
  readonly unresolvedCalls: number;
  /** Files that were read because others import them. */
  readonly imported: readonly string[];
  readonly entered: readonly string[] | undefined;
}

const NO_FLOWS: FollowedFlows = {
  findings: [],
  gapsOf: () => [],
  settledAt: () => [],
  unresolvedCalls: 0,
  imported: [],
  entered: undefined,
};

/** Asked last: names and constants are worked out when they are needed. */
const semanticGaps = ({ semantics }: LoadedModule): Gap[] =>
  semantics.isLimited
    ? [{ reason: 'flow-limit', detail: 'its names and constants took too many steps' }]
    : [];

function coverageOf(module: LoadedModule, gaps: readonly Gap[]): FileCoverage {
  const nothing = gaps.some((gap) => gap.reason === 'parse-limit');
  return {
    path: module.semantics.path,
    status: gaps.length === 0 ? 'full' : nothing ? 'skipped' : 'partial',
    gaps,
    lines: module.lines,
    strings: module.strings,
    context: module.context,
  };
}
