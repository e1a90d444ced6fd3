/** Which functions a framework may call, judged by names before anything is interpreted. */
import { decoratorsOf } from '../semantics/index.js';
import { K } from '../syntax/kinds.js';
import { NONE, childOf, namedChildren } from '../syntax/tree.js';
import type { ModelIndex } from './model-index.js';
import { lastName, type ClassInfo, type FunctionUnit, type Program } from './program.js';

const lastPart = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

/** Whether a unit looks like a handler: its decorators, its class's bases or its name are in an entry model. */
export class EntryNames {
  readonly #decorators = new Set<string>();
  readonly #bases = new Set<string>();
  readonly #names = new Set<string>();
  readonly #first = new Set<string>();
  readonly #derived = new Map<ClassInfo, boolean>();

  constructor(
    private readonly program: Program,
    index: ModelIndex,
  ) {
    for (const entry of index.entries) {
      for (const name of entry.decorators) this.#decorators.add(lastPart(name));
      const [first] = entry.firstParameters;
      if (first !== undefined) this.#first.add(first);
      for (const name of entry.bases) this.#bases.add(lastPart(name));
      if (entry.bases.length === 0 && entry.decorators.length === 0)
        for (const name of entry.methods) this.#names.add(name);
    }
  }

  mayBeEntry(unit: FunctionUnit): boolean {
    if (unit.kind !== 'function') return false;
    if (decoratorsOf(unit.tree, unit.node).some((node) => this.#decorators.has(lastName(unit.tree, node))))
      return true;
    if (this.#names.has(unit.shortName) && unit.cls === undefined) return true;
    if (unit.cls !== undefined && this.#derives(unit.cls, 0)) return true;
    const list = childOf(unit.tree, unit.node, 'parameters');
    const names = list === NONE ? [] : namedChildren(unit.tree, list).slice(0, 2);
    return names.some((node) =>
      this.#first.has(unit.tree.text.slice(unit.tree.start[node], unit.tree.end[node])),
    );
  }

  #derives(info: ClassInfo, depth: number): boolean {
    const known = this.#derived.get(info);
    if (known !== undefined) return known;
    this.#derived.set(info, false);
    const { tree } = info.module.semantics;
    const result = info.bases.some((base) => {
      const node = tree.kind[base] === K.subscript ? childOf(tree, base, 'value') : base;
      const name = node === NONE ? '' : lastName(tree, node);
      if (this.#bases.has(name)) return true;
      if (depth > 8) return false;
      const parents = this.program.classesNamed(name);
      return parents.some((parent) => this.#derives(parent, depth + 1));
    });
    this.#derived.set(info, result);
    return result;
  }
}
