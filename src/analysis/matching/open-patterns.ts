/** Patterns that say nothing beyond the kind of statement: `def $F(...): ...`, `class $C(...): ...`. */
import type { Body, Expr, Pattern } from '../rules/pattern.js';

/** Whether a pattern matches every function, or every class, of a module. */
export function isOpenPattern({ root }: Pattern): boolean {
  if (root.kind !== 'statements' || root.items.length !== 1) return false;
  const [only] = root.items;
  switch (only?.kind) {
    case 'function':
      return (
        !only.async &&
        only.name.kind !== 'name' &&
        only.decorators.length === 0 &&
        only.returns === undefined &&
        only.parameters.every(isDots) &&
        isAnyBody(only.body)
      );
    case 'class':
      return (
        only.name.kind !== 'name' &&
        only.decorators.length === 0 &&
        only.bases.every(isDots) &&
        isAnyBody(only.body)
      );
    default:
      return false;
  }
}

const isDots = ({ kind }: Expr): boolean => kind === 'dots';

const isAnyBody = (body: Body): boolean =>
  body === undefined || (body.length === 1 && body[0]!.kind === 'statement-dots');
