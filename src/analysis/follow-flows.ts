/** Flow rules over the program of a request: what it is made of, what is followed through it, what was found. */
import type { AnalysisRequest, ReadFiles } from './engine.js';
import type { Finding, Gap, SourceFile } from './finding.js';
import { flowFindings, flowGaps, flowSpec, isFlowRule } from './flow-findings.js';
import type { LoadedModule } from './load-module.js';
import type { Phase } from './phase.js';
import { RememberedPrograms } from './remembered.js';
import { digestFiles } from './rule-info.js';
import type { Rule } from './rules/index.js';
import type { ModelSet } from './taint/models.js';
import type { Mechanism, TaintSpec } from './taint/spec.js';
import type { ReachedSink } from './taint/reached-sinks.js';
import { TaintProgram, type TaintResult } from './taint/taint-program.js';
import { isTemplate, namedTemplates } from './template.js';

export interface FollowedFlows {
  readonly isFollowed: boolean;
  readonly findings: readonly Finding[];
  readonly gapsOf: (path: string) => readonly Gap[];
  readonly reachedAt: (path: string) => readonly ReachedSink[];
  /** The names and constants of a file took too many steps. */
  readonly isLimited: (path: string) => boolean;
  readonly unresolvedCalls: number;
  /** Files that were read because others import them. */
  readonly imported: readonly string[];
  readonly entered: readonly string[] | undefined;
}

const NO_FLOWS: FollowedFlows = {
  isFollowed: false,
  findings: [],
  gapsOf: () => [],
  reachedAt: () => [],
  isLimited: () => false,
  unresolvedCalls: 0,
  imported: [],
  entered: undefined,
};

/** What is kept of a program for the next request. */
interface ProgramResult extends Pick<TaintResult, 'flows' | 'gaps' | 'reached' | 'entered'> {
  readonly unresolvedCalls: number;
  /** Paths of which the names and constants took too many steps. */
  readonly limited: ReadonlySet<string>;
}

export class FlowFollower {
  readonly #rules;
  readonly #spec: TaintSpec | undefined;
  /** Some rule reports what it finds in tests. */
  readonly #isForTests: boolean;
  readonly #programs = new RememberedPrograms<ProgramResult>();

  /** Of `rules`, those count that follow flows between kinds of `models`. */
  constructor(
    rules: readonly Rule[],
    models: ModelSet,
    private readonly off: readonly Mechanism[],
    private readonly observe: (phase: Phase) => void,
  ) {
    this.#rules = new Map(rules.filter(isFlowRule).map((rule) => [rule.id, rule]));
    this.#spec = flowSpec([...this.#rules.values()], models);
    this.#isForTests = [...this.#rules.values()].some((rule) => rule.meerkat.inTests !== 'ignore');
  }

  /**
   * Flows through targets, context and what they import, which is read in waves. Tests in which no flow is reported
   * come in only where something else imports them.
   */
  async follow(
    request: AnalysisRequest,
    modules: ReadonlyMap<string, LoadedModule>,
    load: (file: SourceFile) => LoadedModule,
    read: ReadFiles,
  ): Promise<FollowedFlows> {
    const targets = [...modules.values()].filter((module) => this.#isFollowed(module));
    if (this.#spec === undefined || !(request.followContext ?? targets.length > 0)) return NO_FLOWS;
    this.observe('program');
    const taint = new TaintProgram(this.#spec, { known: new Set(request.knownPaths), off: this.off });
    /** What the program is made of. */
    const parts: string[] = [];
    const add = (module: LoadedModule, how: 'add' | 'addImported' = 'add'): void => {
      const { semantics } = module;
      parts.push(
        how,
        String(this.#programs.numberOf(semantics.tree)),
        String(isTest(module)),
        semantics.path,
      );
      taint[how](semantics, isTest(module));
    };
    for (const module of targets) add(module);
    for (const file of request.context) {
      const module = load(file);
      this.observe('program');
      if (this.#isFollowed(module)) add(module);
    }
    for (const file of request.imported ?? []) {
      const module = load(file);
      this.observe('program');
      if (this.#isFollowed(module)) add(module, 'addImported');
    }
    const given = modules.size;
    for (let wanted = taint.wanted(); wanted.length > 0; wanted = taint.wanted()) {
      const missing = wanted.filter((path) => !modules.has(path));
      for (const file of missing.length === 0 ? [] : await read(missing)) load(file);
      this.observe('program');
      for (const path of wanted) {
        const module = modules.get(path);
        if (module !== undefined) add(module);
      }
    }
    const templates = namedTemplates([...modules.values()], request.knownPaths);
    const unread = templates.filter((path) => !modules.has(path));
    for (const file of unread.length === 0 ? [] : await read(unread)) load(file);
    for (const { semantics } of modules.values())
      if (isTemplate(semantics.path)) {
        parts.push('template', semantics.path, digestFiles([{ path: '', text: semantics.tree.text }]));
        taint.addTemplate(semantics.path, semantics.tree.text);
      }
    parts.push('known', digestFiles([{ path: '', text: request.knownPaths.join('\0') }]));
    for (const name of ['changed', 'entered'] as const)
      if (request[name] !== undefined) parts.push(name, ...request[name]);
    const { flows, gaps, reached, unresolvedCalls, entered, limited } = this.#programs.of(parts, () => {
      this.observe('taint');
      const found = taint.run({
        ...(request.changed && { changed: new Set(request.changed) }),
        ...(request.entered && { entered: new Set(request.entered) }),
      });
      return {
        flows: found.flows,
        gaps: found.gaps,
        reached: found.reached,
        entered: found.entered,
        unresolvedCalls: found.statistics.unresolvedCalls,
        limited: new Set([...modules.values()].flatMap(limitedPath)),
      };
    });
    this.observe('report');
    const reachedIn = new Map<string, ReachedSink[]>();
    for (const sink of reached) reachedIn.set(sink.path, [...(reachedIn.get(sink.path) ?? []), sink]);
    return {
      isFollowed: true,
      findings: flowFindings(flows, this.#rules, (path) => modules.get(path)),
      gapsOf: (path) => flowGaps(gaps, path),
      reachedAt: (path) => reachedIn.get(path) ?? [],
      isLimited: (path) => limited.has(path),
      unresolvedCalls,
      imported: [...modules.keys()].slice(given),
      entered,
    };
  }

  #isFollowed({ context, semantics }: LoadedModule): boolean {
    return !isTemplate(semantics.path) && (this.#isForTests || context.role !== 'test');
  }
}

const isTest = ({ context }: LoadedModule): boolean => context.role === 'test';

const limitedPath = ({ semantics }: LoadedModule): string[] => (semantics.isLimited ? [semantics.path] : []);
