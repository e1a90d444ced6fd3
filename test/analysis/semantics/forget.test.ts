import { describe, expect, it } from 'vitest';
import type { ModuleSemantics } from '../../../src/analysis/semantics/index.js';
import { analyse } from './support.js';

const TEXT = [
  'import os.path as p',
  'from shop.models import *',
  'BASE = "/srv" + "/data"',
  'class Store:',
  '    def open(self, name=BASE):',
  '        path = p.join(name, "x")',
  '        return [each for each in path] if name else None',
  'run = Store().open',
].join('\n');

/** What is known of every node, by numbers and names. */
const answers = (module: ModuleSemantics): unknown =>
  Array.from({ length: module.tree.size }, (_, row) => [
    module.scopeOf(row).kind,
    module.bindingOf(row)?.index,
    module.qualifiedNames(row).names.map(({ kind, name }) => `${kind} ${name}`),
    module.constantOf(row),
    module.isUnreachable(row),
  ]);

describe('what a module forgets', () => {
  it('is computed again, alike', () => {
    const module = analyse(TEXT);
    const before = answers(module);
    const scope = module.moduleScope;
    module.forget();
    expect(module.moduleScope).not.toBe(scope);
    expect(answers(module)).toEqual(before);
  });
});
