/**
 * A key of what a callable is and holds. A bound method or closure is made anew each time that its expression is
 * evaluated; equal keys mean that calling either does the same.
 *
 *     walk(node, self.visit)      function 7, bound to what parameter 0 is: the same in every round of a recursion
 */
import type { Callable } from './callables.js';
import type { Value } from './values.js';

/** What is held more deeply tells no callables apart: recursion could hold ever more. */
const DEPTH_LIMIT = 3;

export function callableKey(callable: Callable, depth = 0): string {
  switch (callable.kind) {
    case 'function': {
      const captures = [...(callable.captures ?? [])].map(
        ([key, value]) => `${key}=${valueKey(value, depth)}`,
      );
      return `f${callable.unit.id}(${valueKey(callable.self, depth)})[${captures.sort().join()}]`;
    }
    case 'class':
      return `c${callable.info.module.index}:${callable.info.node}`;
    case 'module':
      return `m${callable.info.index}`;
    case 'external':
      return `e${callable.names.join('|')}(${valueKey(callable.self, depth)})`;
    case 'partial': {
      const positional = callable.positional.map((value) => valueKey(value, depth));
      const keywords = [...callable.keywords].map(([name, value]) => `${name}=${valueKey(value, depth)}`);
      return `p(${valueKey(callable.target, depth)})[${positional.join()}][${keywords.sort().join()}]`;
    }
  }
}

function valueKey(value: Value | undefined, depth: number): string {
  if (value === undefined) return '';
  if (depth >= DEPTH_LIMIT) return '…';
  return [
    value.taint.map(({ origin, mask }) => `${origin.id}:${mask}`).join(),
    value.constants === undefined ? '*' : JSON.stringify(value.constants),
    value.refs.join(),
    value.callables.map((callable) => callableKey(callable, depth + 1)).join(),
    value.types.join(),
    JSON.stringify(value.prefix),
    value.removed,
    value.subject,
  ].join(';');
}

/** Numbers callables: alike ones have one number, those of plain functions are their units'. */
export class CallableNumbers {
  readonly #numbers = new WeakMap<Callable, number>();
  readonly #keys = new Map<string, number>();

  of(callable: Callable): number {
    if (callable.kind === 'function' && callable.self === undefined && callable.captures === undefined)
      return callable.unit.id;
    let number = this.#numbers.get(callable);
    if (number === undefined) {
      const key = callableKey(callable);
      number = this.#keys.get(key) ?? UNITS + this.#keys.size;
      this.#keys.set(key, number);
      this.#numbers.set(callable, number);
    }
    return number;
  }
}

/** More units than a program has. */
const UNITS = 1_000_000;
