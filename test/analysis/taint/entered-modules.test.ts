/** Which modules of a large program are followed for their own sake when a change is reviewed. */
import { describe, expect, it } from 'vitest';
import { TaintProgram, type TaintInterest } from '../../../src/analysis/taint/taint-program.js';
import { analyseModule } from '../../../src/analysis/semantics/index.js';
import { createWasmParser } from '../../../src/analysis/syntax/wasm-parser.js';
import { TEST_SPEC, type Files } from './programs.js';
import { handler } from './table.js';

const parser = await createWasmParser();

/** So many modules that the program is large. */
const FILLING: Files = Object.fromEntries(
  Array.from({ length: 200 }, (_, i) => [`filling/m${i}.py`, `def f():\n    return ${i}\n`]),
);
const OWN_FLOW = handler('cursor.execute(request.args["q"])');

function flowsOf(
  files: Files,
  interest: TaintInterest,
): { flows: string[]; entered: readonly string[] | undefined } {
  const taint = new TaintProgram(TEST_SPEC);
  for (const [path, text] of Object.entries(files))
    taint.add(analyseModule({ path, tree: parser.parse(text).tree }));
  const { flows, entered } = taint.run(interest);
  return { flows: [...new Set(flows.map(({ path }) => path))].sort(), entered };
}

const PROGRAM: Files = {
  ...FILLING,
  'shop/clean.py': 'def clean(text):\n    return text\n',
  'shop/views.py': handler('cursor.execute(clean(request.args["q"]))', 'from .clean import clean'),
  'shop/urls.py': `from shop import views\n${OWN_FLOW}`,
  'shop/spoken.py': `TASK = "shop.clean.clean"\n${OWN_FLOW}`,
  'shop/billing.py': OWN_FLOW,
};

describe('a change in a large program', () => {
  it('follows the changed file and what depends on it, by imports or by its name in a text', () => {
    const { flows, entered } = flowsOf(PROGRAM, { changed: new Set(['shop/clean.py']) });
    expect(flows).toEqual(['shop/spoken.py', 'shop/urls.py', 'shop/views.py']);
    expect(entered).toEqual(['shop/clean.py', 'shop/spoken.py', 'shop/urls.py', 'shop/views.py']);
  });

  it('follows a changed file into what it imports', () => {
    const files = { ...PROGRAM, 'shop/store.py': 'def find(text):\n    cursor.execute(text)\n' };
    const page = handler('find(request.args["q"])', 'from .store import find');
    const { flows } = flowsOf({ ...files, 'shop/page.py': page }, { changed: new Set(['shop/page.py']) });
    expect(flows).toEqual(['shop/store.py']);
  });

  it('knows of which types the fields are that constructors elsewhere fill', () => {
    const files: Files = {
      ...FILLING,
      'shop/store.py': 'class Store:\n    def find(self, text):\n        cursor.execute(text)\n',
      'shop/service.py':
        'from .store import Store\nclass Service:\n    def __init__(self):\n        self.store = Store()\n',
      'shop/page.py': [
        'from flask import request',
        'from .service import Service',
        '@app.route("/")',
        'def page(service: Service):',
        '    service.store.find(request.args["q"])',
        '',
      ].join('\n'),
    };
    const everything = flowsOf(files, {});
    expect(everything.flows).toEqual(['shop/store.py']);
    expect(flowsOf(files, { changed: new Set(['shop/page.py']) }).flows).toEqual(everything.flows);
  });

  it('follows everything of a small program, after a large change, and without a change', () => {
    const small = Object.fromEntries(Object.entries(PROGRAM).filter(([path]) => path.startsWith('shop/')));
    const all = ['shop/billing.py', 'shop/spoken.py', 'shop/urls.py', 'shop/views.py'];
    const changed = new Set(['shop/clean.py']);
    expect(flowsOf(small, { changed })).toEqual({ flows: all, entered: undefined });
    expect(flowsOf(PROGRAM, { changed: new Set(Object.keys(FILLING)) })).toEqual({
      flows: all,
      entered: undefined,
    });
    expect(flowsOf(PROGRAM, {})).toEqual({ flows: all, entered: undefined });
  });

  it('follows what names a page of which a part, or a part of a part, has changed', () => {
    const taint = new TaintProgram(TEST_SPEC);
    const page = handler(
      'return render_template("shop/page.html", note=request.args["q"])',
      'from flask import render_template',
    );
    for (const [path, text] of Object.entries({
      ...FILLING,
      'shop/page.py': page,
      'shop/billing.py': OWN_FLOW,
    }))
      taint.add(analyseModule({ path, tree: parser.parse(text).tree }));
    taint.addTemplate('templates/shop/page.html', '{% include "shop/list.html" %}');
    taint.addTemplate(
      'templates/shop/list.html',
      '{% include "shop/row.html" %}{% include "shop/page.html" %}',
    );
    taint.addTemplate('templates/shop/row.html', '{{ note|safe }}');
    const { flows, entered } = taint.run({ changed: new Set(['templates/shop/row.html']) });
    expect(entered).toEqual(['shop/page.py']);
    expect(flows.map(({ path, rule }) => `${path} ${rule}`)).toEqual(['shop/page.py xss']);
  });

  it('follows on one side what the other side followed, and what has changed', () => {
    const interest = { changed: new Set(['shop/clean.py']), entered: new Set(['shop/billing.py']) };
    const { flows, entered } = flowsOf(PROGRAM, interest);
    expect(flows).toEqual(['shop/billing.py']);
    expect(entered).toEqual(['shop/billing.py', 'shop/clean.py']);
  });

  it('ends where imports go round in circles and names are hostile', () => {
    const round = { 'a/x.py': 'from . import y\n', 'a/y.py': 'from . import x\n', '.*+(/[.py': OWN_FLOW };
    const { entered } = flowsOf({ ...FILLING, ...round }, { changed: new Set(['a/x.py', '.*+(/[.py']) });
    expect(entered).toEqual(['.*+(/[.py', 'a/x.py', 'a/y.py']);
  });
});
