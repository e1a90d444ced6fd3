/**
 * Who relies on what, so that when something shared grows only those look again.
 *
 *     def index(): return banner          reads the cell `banner`: nothing yet
 *     def post(): set_banner(form["t"])   the cell grows: `index`, and whoever uses its summary, is to be run again
 */
import type { FunctionUnit } from './program-units.js';

export class Dependents {
  /** Units that are being interpreted, the innermost last. */
  readonly #open: FunctionUnit[] = [];
  /** Unit -> those whose interpretation asked for its summary. */
  readonly #users = new Map<FunctionUnit, Set<FunctionUnit>>();
  readonly #readers = new Map<string, Set<FunctionUnit>>();
  readonly #outdated = new Set<FunctionUnit>();

  enter(unit: FunctionUnit): void {
    this.#open.push(unit);
  }

  leave(): void {
    this.#open.pop();
  }

  /** The innermost open unit relies on the summary of `unit`. */
  uses(unit: FunctionUnit): void {
    const user = this.#open.at(-1);
    if (user !== undefined && user !== unit) add(this.#users, unit, user);
  }

  /** The innermost open unit has looked at a variable, field or object that others write. */
  reads(cell: string): void {
    const reader = this.#open.at(-1);
    if (reader !== undefined) add(this.#readers, cell, reader);
  }

  /** The cell holds more than before. */
  grown(cell: string): void {
    for (const reader of this.#readers.get(cell) ?? []) this.#outdated.add(reader);
  }

  /** All units whose summaries are out of date, which then count as current. */
  take(): ReadonlySet<FunctionUnit> {
    const all = new Set(this.#outdated);
    this.#outdated.clear();
    for (const unit of all) for (const user of this.#users.get(unit) ?? []) all.add(user);
    return all;
  }
}

function add<K, V>(map: Map<K, Set<V>>, key: K, value: V): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, new Set([value]));
  else known.add(value);
}
