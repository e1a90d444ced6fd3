/**
 * Words whose mention in a file can bring in a source or a sink, found from the models.
 *
 *     os.system                  `system` in a file that imports os
 *     ?.execute                  `execute`, in files that fulfil the model's imports
 *     flask.Request.args         `request` or `Request` in a file that imports flask: who provides the type
 *     sqlite3.Cursor.fetchone    `connect` in a file that imports sqlite3
 *
 * A value of a library's type comes from somewhere; its attributes' names (`get`, `path`) say little, its origin much.
 */
import type { ModelIndex } from './model-index.js';
import type { Condition } from './models.js';

export const SOURCE = 1;
export const SINK = 2;
export const REGISTRATION = 4;

/** A word and the top-level modules of which the file must import one; none if empty. */
interface Trigger {
  readonly word: string;
  readonly tops: readonly string[];
  readonly flags: number;
}

interface Provider {
  readonly word: string;
  readonly tops: readonly string[];
}

export class Triggers {
  readonly #byWord = new Map<string, Trigger[]>();
  readonly #providers = new Map<string, readonly Provider[]>();
  /** Type -> names that give it. */
  readonly #givenBy = new Map<string, string[]>();
  /** Type -> types derived from it. */
  readonly #derived = new Map<string, string[]>();

  constructor(private readonly index: ModelIndex) {
    const models = index.spec.models;
    for (const [name, type] of Object.entries(models?.types.returns ?? {})) push(this.#givenBy, type, name);
    for (const [type, bases] of Object.entries(models?.types.bases ?? {})) for (const base of bases) push(this.#derived, base, type);
    for (const { name, models: about } of index.modelledNames()) {
      for (const { when } of about.sources) this.#add(name, SOURCE, when);
      for (const { when } of about.sinks) this.#add(name, SINK, when);
      for (const { entry } of about.registrations) this.#add(name, REGISTRATION, entry.when);
    }
  }

  /** Words that matter in a file with these imports. */
  flagsOf(imports: ReadonlySet<string>): ReadonlyMap<string, number> {
    const flags = new Map<string, number>();
    for (const [word, triggers] of this.#byWord) {
      let sum = 0;
      for (const trigger of triggers)
        if (trigger.tops.length === 0 || trigger.tops.some((top) => imports.has(top))) sum |= trigger.flags;
      if (sum !== 0) flags.set(word, sum);
    }
    return flags;
  }

  #add(name: string, flags: number, when: readonly Condition[]): void {
    const required = when.flatMap((condition) =>
      condition.kind === 'imports' ? condition.modules.map((module) => topOf(module)) : [],
    );
    if (name.startsWith('?.')) {
      this.#trigger({ word: lastOf(name), tops: required, flags });
      return;
    }
    for (const provider of this.#providersOfName(name)) this.#trigger({ ...provider, flags });
  }

  #trigger(trigger: Trigger): void {
    const known = this.#byWord.get(trigger.word) ?? [];
    const isKnown = known.some(
      (other) => other.flags === trigger.flags && other.tops.length === trigger.tops.length && other.tops.every((top, i) => top === trigger.tops[i]),
    );
    if (!isKnown) this.#byWord.set(trigger.word, [...known, trigger]);
  }

  #providersOfName(name: string): readonly Provider[] {
    if (!name.includes('.')) return [{ word: name, tops: [] }];
    const owner = name.slice(0, name.lastIndexOf('.'));
    if (this.#isType(owner)) return this.#providersOfType(owner);
    const type = this.index.spec.models?.types.returns[owner];
    // An attribute of something that a module holds: `flask.request.args`.
    if (type !== undefined) return [{ word: lastOf(owner), tops: this.#tops(owner) }];
    return [{ word: lastOf(name), tops: this.#tops(name) }];
  }

  #isType(name: string): boolean {
    return this.#givenBy.has(name) || this.#derived.has(name) || /^[A-Z]/.test(lastOf(name));
  }

  #providersOfType(type: string): readonly Provider[] {
    const known = this.#providers.get(type);
    if (known !== undefined) return known;
    this.#providers.set(type, []);
    const found: Provider[] = [{ word: lastOf(type), tops: this.#tops(type) }];
    for (const name of this.#givenBy.get(type) ?? []) {
      if (name.startsWith('?.')) found.push({ word: lastOf(name), tops: [] });
      else found.push(...this.#providersOfName(name));
    }
    for (const derived of this.#derived.get(type) ?? []) found.push(...this.#providersOfType(derived));
    this.#providers.set(type, found);
    return found;
  }

  #tops(name: string): readonly string[] {
    const top = topOf(name);
    return [...new Set([top, ...this.index.aliasesOf(top)])];
  }
}

const topOf = (name: string): string => name.split('.', 1)[0]!;
const lastOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

function push(map: Map<string, string[]>, key: string, value: string): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
