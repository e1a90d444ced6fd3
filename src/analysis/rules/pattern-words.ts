/**
 * Identifiers, and string literals (with a `"` before them), that a module must contain for a pattern to match anywhere in it. Only a filter for speed: names are
 * resolved later, but `import subprocess as sp` still contains the word `subprocess`.
 */
import type { Body, Expr, ImportedName, NamePattern, Pattern, Statement } from './pattern.js';

export function requiredWords(root: Pattern['root']): string[] {
  const words = new Set<string>();
  const pending: Expr[] = root.kind === 'expression' ? [root.expr] : [...root.items];
  const name = (pattern: NamePattern | undefined): void => {
    if (pattern?.kind === 'name') words.add(pattern.text);
  };
  const body = (statements: Body): void => {
    pending.push(...(statements ?? []));
  };
  const imported = (names: readonly ImportedName[]): void => {
    for (const { path } of names) for (const part of path) name(part);
  };
  const optional = (expr: Expr | undefined): void => {
    if (expr !== undefined) pending.push(expr);
  };
  const visit = (expr: Expr): void => {
    switch (expr.kind) {
      case 'name':
        name(expr);
        return;
      case 'deep':
        pending.push(expr.inner);
        return;
      case 'attribute':
        name(expr.attribute);
        pending.push(expr.object);
        return;
      case 'chain':
        pending.push(expr.object);
        return;
      case 'call':
        pending.push(expr.callee, ...expr.args);
        return;
      case 'keyword':
        name(expr.name);
        pending.push(expr.value);
        return;
      case 'literal':
        if (expr.value.type === 'string' && /^[\w /:.-]{4,}$/.test(expr.value.value)) words.add(`"${expr.value.value}`);
        return;
      case 'f-string':
        for (const part of expr.parts) if (part.kind === 'hole') pending.push(part.expr);
        return;
      case 'operands':
        pending.push(...expr.operands);
        return;
      case 'assignment':
        pending.push(expr.left);
        optional(expr.right);
        optional(expr.type);
        return;
      case 'dictionary':
        pending.push(...expr.items);
        return;
      case 'lambda':
        pending.push(...expr.parameters, expr.body);
        return;
      case 'parameter':
        name(expr.parameter.name);
        optional(expr.parameter.type);
        optional(expr.parameter.default);
        return;
      case 'shape':
        pending.push(...expr.children);
        return;
      default:
        visitStatement(expr);
    }
  };
  const visitStatement = (statement: Statement | Expr): void => {
    switch (statement.kind) {
      case 'statement-expression':
        pending.push(statement.expr);
        return;
      case 'function':
        name(statement.name);
        pending.push(...statement.decorators, ...statement.parameters);
        optional(statement.returns);
        body(statement.body);
        return;
      case 'class':
        name(statement.name);
        pending.push(...statement.decorators, ...statement.bases);
        body(statement.body);
        return;
      case 'decorators':
        pending.push(...statement.decorators);
        return;
      case 'if':
      case 'while':
        pending.push(statement.condition);
        body(statement.body);
        body(statement.otherwise);
        return;
      case 'for':
        pending.push(statement.left, statement.right);
        body(statement.body);
        body(statement.otherwise);
        return;
      case 'with':
        for (const item of statement.items) {
          pending.push(item.value);
          optional(item.alias);
        }
        body(statement.body);
        return;
      case 'try':
        body(statement.body);
        body(statement.otherwise);
        body(statement.finally);
        for (const handler of statement.handlers) {
          optional(handler.type);
          body(handler.body);
        }
        return;
      case 'handler':
        optional(statement.handler.type);
        body(statement.handler.body);
        return;
      case 'finally':
        body(statement.body);
        return;
      case 'import':
        imported(statement.names);
        return;
      case 'import-from':
        for (const part of statement.module.parts) name(part);
        if (statement.names !== 'all') imported(statement.names);
        return;
      case 'match':
        pending.push(statement.subject);
        return;
      default:
        return;
    }
  };
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) visit(next);
  return [...words].sort();
}
