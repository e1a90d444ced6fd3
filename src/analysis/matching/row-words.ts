/**
 * Names that stand in every node that a pattern matches, whatever else imports and variables make of it.
 *
 *     $CALL(..., side_effect=os.path.join(...), ...)       side_effect and join, but not os and path:
 *     from os.path import join; f(side_effect=join(a))     matches too
 */
import type { Expr, NamePattern, Pattern, Statement } from '../rules/pattern.js';

export function rowWords({ root }: Pattern): readonly string[] {
  const words = new Set<string>();
  const pending: (Expr | Statement | undefined)[] =
    root.kind === 'expression' ? [root.expr] : [...root.items];
  const named = (name: NamePattern): void => {
    if (name.kind === 'name') words.add(name.text);
  };
  for (let expr = pending.pop(); expr !== undefined || pending.length > 0; expr = pending.pop()) {
    switch (expr?.kind) {
      case 'name':
        named(expr);
        break;
      case 'attribute': {
        named(expr.attribute);
        // What a name is taken of may stand in an import only.
        let object = expr.object;
        while (object.kind === 'attribute') object = object.object;
        if (object.kind !== 'name') pending.push(object);
        break;
      }
      case 'chain':
        pending.push(expr.object);
        break;
      case 'deep':
        pending.push(expr.inner);
        break;
      case 'call':
        pending.push(expr.callee, ...expr.args);
        break;
      case 'keyword':
        named(expr.name);
        pending.push(expr.value);
        break;
      case 'operands':
        pending.push(...expr.operands);
        break;
      case 'assignment':
        pending.push(expr.left, expr.right, expr.type);
        break;
      case 'dictionary':
        pending.push(...expr.items);
        break;
      case 'shape':
        pending.push(...expr.children);
        break;
      case 'parameter':
        named(expr.parameter.name);
        pending.push(expr.parameter.type, expr.parameter.default);
        break;
      case 'statement-expression':
        pending.push(expr.expr);
        break;
      case 'function':
        named(expr.name);
        pending.push(...expr.decorators, ...expr.parameters, ...(expr.body ?? []));
        break;
      case 'class':
        named(expr.name);
        pending.push(...expr.decorators, ...expr.bases, ...(expr.body ?? []));
        break;
      case 'decorators':
        pending.push(...expr.decorators);
        break;
      case 'while':
      case 'if':
        pending.push(expr.condition, ...(expr.body ?? []));
        break;
      case 'for':
        pending.push(expr.left, expr.right, ...(expr.body ?? []));
        break;
      case 'with':
        pending.push(...expr.items.flatMap(({ value, alias }) => [value, alias]), ...(expr.body ?? []));
        break;
      case 'try':
        pending.push(...(expr.body ?? []), ...expr.handlers.flatMap(({ body }) => body ?? []));
        break;
      default:
        break;
    }
  }
  return [...words];
}
