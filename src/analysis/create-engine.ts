/** Joins the parts of analysis into an engine: rules loaded once, one result for each request. */
import type { AnalysisEngine, AnalysisRequest, ReadFiles } from './engine.js';
import type { AnalysisResult, FileCoverage, Finding, Gap, SourceFile } from './finding.js';
import { FlowFollower, type FollowedFlows } from './follow-flows.js';
import { loadModule, type LoadedModule } from './load-module.js';
import { compileRules } from './matching/index.js';
import { inOrder, isOneDefect, mergeFindings } from './merge.js';
import { loadModels } from './models/read.js';
import type { Phase } from './phase.js';
import { RememberedSearches, type Searched } from './remembered.js';
import { digestFiles, ruleInfo, weaknesses } from './rule-info.js';
import { loadRules, type Rule, type RuleProblem } from './rules/index.js';
import { functionAround, searchModule, searchText, type Stretch } from './search.js';
import { RequestSuppressions, suppressibleRules } from './suppress.js';
import { cachedParser } from './syntax/cached-parser.js';
import type { PythonParser } from './syntax/parser.js';
import type { ModelSet } from './taint/models.js';
import type { Mechanism } from './taint/spec.js';
import { isTemplate, loadTemplate } from './template.js';

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
  readonly #observe: (phase: Phase) => void;
  readonly #compiled;
  readonly #flows: FlowFollower;
  readonly #suppressible;
  /** Rule id -> what flows may know better. */
  readonly #unlessSettled: ReadonlyMap<string, Rule['meerkat']>;
  /** Rule id -> primary weakness, for rules of ours only. */
  readonly #weakness: ReadonlyMap<string, number>;
  readonly #searches = new RememberedSearches();

  constructor(input: EngineInput, rules: readonly Rule[], models: ModelSet) {
    this.rules = rules.map((rule) => ruleInfo(rule, input.builtin));
    this.rulesDigest = digestFiles([...input.rules, ...input.models]);
    this.#parser = cachedParser(input.parser, KEPT_TREES);
    this.#observe = input.observe ?? (() => undefined);
    this.#flows = new FlowFollower(rules, models, input.off ?? [], this.#observe);
    this.#compiled = compileRules(rules, input.parser);
    this.#suppressible = suppressibleRules(rules);
    this.#unlessSettled = new Map(
      rules.filter(({ meerkat }) => meerkat.unlessSettled.length > 0).map(({ id, meerkat }) => [id, meerkat]),
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
    const searched: Searched[] = [];
    for (const file of request.targets) {
      const module = load(file);
      targets.push(module);
      searched.push(this.#search(module, request.root));
    }
    const flows = await this.#flows.follow(request, modules, load, read);
    this.#observe('report');
    const unsettled = searched
      .flatMap(({ result }) => result.findings)
      .filter((each) => !this.#isSettled(each, flows, modules.get(each.path)));
    const [explained, found] = partition(unsettled, (each) => this.#isExplained(each, flows));
    const suppressions = new RequestSuppressions(this.#suppressible, modules);
    const marked = [...found, ...flows.findings].map((one) =>
      request.ignoreSuppressions === true ? one : suppressions.mark(one),
    );
    // Marked before they are merged: of one defect's findings, one that is not suppressed stays.
    const findings = mergeFindings(marked, (ruleId) => this.#weakness.get(ruleId));
    const merged = new Set(findings);
    return {
      findings,
      explained: [...explained, ...marked.filter((one) => one.trace.length === 0 && !merged.has(one))],
      observations: searched.flatMap(({ result }) => result.observations).sort(inOrder),
      coverage: targets
        .map((module, i) =>
          coverageOf(module, [
            ...module.gaps,
            ...searched[i]!.result.gaps,
            ...flows.gapsOf(module.semantics.path),
            ...semanticGaps(searched[i]!.isLimited || flows.isLimited(module.semantics.path)),
          ]),
        )
        .sort((a, b) => (a.path < b.path ? -1 : 1)),
      notes: suppressions.notes(targets),
      statistics: {
        files: modules.size,
        followed: flows.isFollowed,
        imported: flows.imported,
        entered: flows.entered,
        lines: targets.reduce((sum, module) => sum + module.lines, 0),
        unresolvedCalls: flows.unresolvedCalls,
      },
    };
  }

  /** What search rules say. Of what they ask about names little serves flows too, and it is most of the memory. */
  #search(module: LoadedModule, root = ''): Searched {
    const { semantics } = module;
    return this.#searches.of(semantics.tree, `${root}\0${semantics.path}`, () => {
      this.#observe('matching');
      const result = (isTemplate(semantics.path) ? searchText : searchModule)(this.#compiled, module);
      const { isLimited } = semantics;
      semantics.forget();
      return { result, isLimited };
    });
  }

  /** Whether flows know better than a search rule: what is in the sink that it found is harmless. */
  #isSettled(
    { ruleId, path, region }: Finding,
    { reachedAt }: FollowedFlows,
    module: LoadedModule | undefined,
  ): boolean {
    const known = this.#unlessSettled.get(ruleId);
    if (known === undefined || module === undefined) return false;
    const sinks = reachedAt(path).filter(({ sinkKind }) => known.unlessSettled.includes(sinkKind));
    const isWithin = (inner: Stretch, outer: Stretch): boolean =>
      outer.start <= inner.start && inner.end <= outer.end;
    const around = known.settledInFunction ? functionAround(module.semantics.tree, region) : undefined;
    const meant = sinks.filter((sink) =>
      around === undefined ? isWithin(sink, region) || isWithin(region, sink) : isWithin(sink, around),
    );
    return meant.length > 0 && meant.every(({ isSettled }) => isSettled);
  }

  /** Whether a flow passes through what a search rule has found: it tells where the data comes from and ends. */
  #isExplained({ ruleId, path, region }: Finding, flows: FollowedFlows): boolean {
    if (!this.#unlessSettled.has(ruleId)) return false;
    const weakness = this.#weakness.get(ruleId);
    return flows.findings.some(
      (flow) =>
        flow.path === path &&
        isOneDefect(weakness, this.#weakness.get(flow.ruleId)) &&
        flow.trace.some(
          (step) => step.path === path && region.start <= step.region.start && step.region.end <= region.end,
        ),
    );
  }
}

function partition<T>(items: readonly T[], isFirst: (item: T) => boolean): [T[], T[]] {
  const sides: [T[], T[]] = [[], []];
  for (const item of items) sides[isFirst(item) ? 0 : 1].push(item);
  return sides;
}

const semanticGaps = (isLimited: boolean): Gap[] =>
  isLimited ? [{ reason: 'flow-limit', detail: 'its names and constants took too many steps' }] : [];

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
