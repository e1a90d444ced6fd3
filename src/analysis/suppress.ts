/** Marks findings that a comment in the code suppresses, and collects what is wrong with such comments. */
import type { AnalysisResult, Finding } from './finding.js';
import type { LoadedModule } from './load-module.js';
import type { Rule } from './rules/index.js';
import { regionOf } from './search.js';
import { ModuleSuppressions, type SuppressibleRule } from './suppressions/index.js';

/** The suppressing comments of one request's modules, each read once. */
export class RequestSuppressions {
  readonly #rules: ReadonlyMap<string, SuppressibleRule>;
  readonly #modules: ReadonlyMap<string, LoadedModule>;
  readonly #read = new Map<string, ModuleSuppressions>();

  constructor(rules: ReadonlyMap<string, SuppressibleRule>, modules: ReadonlyMap<string, LoadedModule>) {
    this.#rules = rules;
    this.#modules = modules;
  }

  /** The finding, marked if a comment at its statement (a flow's: that of the sink) means its rule. */
  mark(finding: Finding): Finding {
    const rule = this.#rules.get(finding.ruleId);
    const module = this.#modules.get(finding.path);
    if (rule === undefined || module === undefined) return finding;
    const suppression = this.#of(module).at(finding.region.start, rule);
    return suppression === undefined ? finding : { ...finding, suppression };
  }

  /** Problems of the comments of these modules, by path and place. */
  notes(modules: readonly LoadedModule[]): AnalysisResult['notes'] {
    return [...modules]
      .sort((a, b) => (a.semantics.path < b.semantics.path ? -1 : 1))
      .flatMap((module) => {
        const { tree, path } = module.semantics;
        return this.#of(module).problems.map(({ start, end, message }) => ({
          path,
          region: regionOf(tree, start, end),
          message,
        }));
      });
  }

  #of(module: LoadedModule): ModuleSuppressions {
    const { path, tree } = module.semantics;
    let found = this.#read.get(path);
    if (found === undefined) {
      found = new ModuleSuppressions(tree, (id) => this.#rules.has(id));
      this.#read.set(path, found);
    }
    return found;
  }
}

/** The rules by id, as suppressions see them. */
export const suppressibleRules = (rules: readonly Rule[]): ReadonlyMap<string, SuppressibleRule> =>
  new Map(rules.map(({ id, meerkat }) => [id, { id, aliases: meerkat.aliases }]));
