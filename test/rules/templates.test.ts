/** Templates: rules for text look into them, rules for Python do not, and neither takes the other's files. */
import { describe, expect, it } from 'vitest';
import { createEngine, createWasmParser, isTemplate } from '../../src/analysis/index.js';

const RULES = `rules:
  - id: shown-as-it-is
    languages: [regex]
    severity: WARNING
    message: Shown as it is.
    pattern-regex: '\\|\\s*safe'
    paths:
      include: ['*.html']
  - id: evaluated
    languages: [python]
    severity: ERROR
    message: Evaluated.
    pattern: eval(...)
`;

const parser = await createWasmParser();
const { engine, problems } = createEngine({
  parser,
  rules: [{ path: 'rules.yaml', text: RULES }],
  models: [],
  builtin: false,
});

async function analyse(files: Readonly<Record<string, string>>) {
  const targets = Object.entries(files).map(([path, text]) => ({ path, text }));
  const request = { targets, context: [], knownPaths: Object.keys(files) };
  return engine.analyse(request, () => Promise.resolve([]));
}

describe('templates', () => {
  it('are searched by rules for text, with places', async () => {
    expect(problems).toEqual([]);
    const { findings, coverage } = await analyse({ 'app/page.html': '<p>\n  {{ name|safe }}\n</p>\n' });
    expect(findings.map(({ ruleId, region }) => [ruleId, region.startLine, region.startColumn])).toEqual([
      ['shown-as-it-is', 2, 9],
    ]);
    expect(coverage).toMatchObject([{ path: 'app/page.html', status: 'full', lines: 3 }]);
  });

  it('are no Python, and Python is no template', async () => {
    const { findings } = await analyse({
      'page.html': '{{ eval(x) }}\n',
      'view.py': 'text = "{{ name|safe }}"\neval(x)\n',
    });
    expect(findings.map(({ path, ruleId }) => [path, ruleId])).toEqual([['view.py', 'evaluated']]);
  });

  it('are told by their ending', () => {
    const paths = ['a.html', 'a.jinja2', 'a.html.j2', 'a.mako', 'a.txt', 'nginx.conf.j2', 'a.py'];
    expect(paths.filter(isTemplate)).toEqual(['a.html', 'a.jinja2', 'a.html.j2', 'a.mako']);
  });
});
