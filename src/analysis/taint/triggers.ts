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
import type { SinkMask } from './spec.js';

/** What a mention may bring in. */
export interface Danger {
  /** Sink kinds that the data of the sources endangers. */
  readonly source: SinkMask;
  readonly sink: SinkMask;
  /** Registers a handler. */
  readonly registers: boolean;
}

const REGISTERS: Danger = { source: 0, sink: 0, registers: true };

/** A word and the top-level modules of which the file must import one; none if empty. */
interface Trigger {
  readonly word: string;
  readonly tops: readonly string[];
  readonly danger: Danger;
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
    for (const [type, bases] of Object.entries(models?.types.bases ?? {}))
      for (const base of bases) push(this.#derived, base, type);
    for (const { name, models: about } of index.modelledNames()) {
      for (const { kind, when, except } of about.sources) {
        const source = index.sourceMask(index.sourceIndex(kind) ?? -1) & ~index.sinkMask(except);
        if (source !== 0) this.#add(name, { source, sink: 0, registers: false }, when);
      }
      for (const { kind, when } of about.sinks)
        this.#add(name, { source: 0, sink: index.sinkBit(kind), registers: false }, when);
      for (const { entry } of about.registrations) this.#add(name, REGISTERS, entry.when);
    }
  }

  /** Words that matter in a file with these imports. */
  dangersOf(imports: ReadonlySet<string>): ReadonlyMap<string, Danger> {
    const dangers = new Map<string, Danger>();
    for (const [word, triggers] of this.#byWord) {
      let source = 0;
      let sink = 0;
      let registers = false;
      for (const { tops, danger } of triggers) {
        if (tops.length > 0 && !tops.some((top) => imports.has(top))) continue;
        source |= danger.source;
        sink |= danger.sink;
        registers ||= danger.registers;
      }
      if (source !== 0 || sink !== 0 || registers) dangers.set(word, { source, sink, registers });
    }
    return dangers;
  }

  #add(name: string, danger: Danger, when: readonly Condition[]): void {
    const required = when.flatMap((condition) =>
      condition.kind === 'imports' ? condition.modules.map((module) => topOf(module)) : [],
    );
    if (name.startsWith('?.')) {
      this.#trigger({ word: lastOf(name), tops: required, danger });
      return;
    }
    for (const provider of this.#providersOfName(name)) this.#trigger({ ...provider, danger });
  }

  #trigger(trigger: Trigger): void {
    const known = this.#byWord.get(trigger.word) ?? [];
    const isKnown = known.some(
      ({ tops, danger }) =>
        danger.source === trigger.danger.source &&
        danger.sink === trigger.danger.sink &&
        danger.registers === trigger.danger.registers &&
        tops.length === trigger.tops.length &&
        tops.every((top, i) => top === trigger.tops[i]),
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
