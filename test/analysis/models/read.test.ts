import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { expandBraces } from '../../../src/analysis/models/names.js';
import { loadModels } from '../../../src/analysis/models/read.js';

const load = (text: string) => loadModels([{ path: 'm.yaml', text }]);

describe('names', () => {
  it.each([
    ['a.b', ['a.b']],
    ['a.{b,c}.d', ['a.b.d', 'a.c.d']],
    ['{a,b}.{c,d}', ['a.c', 'a.d', 'b.c', 'b.d']],
    ['a.{b.c, d}', ['a.b.c', 'a.d']],
  ])('%s', (text, names) => expect(expandBraces(text)).toEqual(names));

  it.each(['a.{b', 'a.b}', 'a.{b,{c}}', '{a,b,c,d,e,f,g}'.repeat(4)])('refuses %s', (text) =>
    expect(expandBraces(text)).toBeUndefined(),
  );
});

describe('loadModels', () => {
  it('reads every section', () => {
    const { models, problems } = load(`
sources: [{kind: remote, names: 'flask.request.{args,form}', note: parameters}]
sinks:
  - kind: command-injection
    names: subprocess.run
    arguments: [0, args]
    form: command
    when: [{argument: shell, is: [true]}, {receiver: '^cur'}, {imports: subprocess}]
    unless: {argument: [1], given: true}
  - {kind: header-injection, names: a.headers, assignment: true}
sanitizers: [{names: html.escape, protects: xss}, {names: int, protects: all}]
propagators: [{names: f, from: ['1..', receiver], to: return, when: {imports: a}}]
typed: [{names: a.F, type: a.G, when: {argument: safe, is: [true]}}]
guards: [{names: ok, argument: 0, protects: [ssrf], outcome: true}]
entries:
  - kind: remote
    decorators: ['?.route']
    registrations: [{names: 'django.urls.{path,re_path}', argument: [1, view]}]
    parameter-types: [django.http.HttpRequest, '']
    parameters: route
    self-types: {request: django.http.HttpRequest}
returns: {'sqlite3.connect': sqlite3.Connection}
bases: {a.B: [a.C]}
aliases: {b: a}
no-return: [flask.abort]
harmless-types: [int]
guard-forms: {constant: all, dots: [path-traversal]}
characters: {xss: '<>&'}
`);
    expect(problems).toEqual([]);
    expect(models.sources[0]?.names).toEqual(['flask.request.args', 'flask.request.form']);
    expect(models.sinks[0]?.when).toEqual([
      { kind: 'constant', argument: ['shell'], values: [true], absent: false },
      { kind: 'receiver', regex: '^cur' },
      { kind: 'imports', modules: ['subprocess'] },
    ]);
    expect(models.sinks[0]?.unless).toEqual([{ kind: 'given', argument: [1], given: true }]);
    expect(models.sinks[1]).toMatchObject({ assignment: true, form: 'value' });
    expect(models.sanitizers.map((each) => each.sinks)).toEqual([['xss'], 'all']);
    expect(models.propagators[0]).toMatchObject({ from: ['1..', 'receiver'], to: ['return'] });
    expect(models.propagators[0]?.when).toEqual([{ kind: 'imports', modules: ['a'] }]);
    expect(models.types.typed?.[0]).toMatchObject({ names: ['a.F'], type: 'a.G' });
    expect(models.guards[0]).toMatchObject({ outcome: 'true', sinks: ['ssrf'] });
    expect(models.entries[0]?.registrations).toHaveLength(2);
    expect(models.types.returns).toMatchObject({ 'sqlite3.connect': 'sqlite3.Connection' });
    expect(models.guardForms.constant).toBe('all');
    expect(models.guardForms.host).toEqual([]);
    expect(models.characters).toEqual({ xss: '<>&' });
  });

  it('adds files up', () => {
    const { models } = loadModels([
      { path: 'a.yaml', text: 'no-return: [a]\nbases: {X: [Y]}\nguard-forms: {dots: [path-traversal]}' },
      { path: 'b.yaml', text: 'no-return: [b]\nbases: {X: [Z]}\nguard-forms: {dots: [ssrf]}' },
    ]);
    expect(models.types.noReturn).toEqual(['a', 'b']);
    expect(models.types.bases).toEqual({ X: ['Y', 'Z'] });
    expect(models.guardForms.dots).toEqual(['path-traversal', 'ssrf']);
  });

  it.each([
    ['sorces: []', 1, 'sorces'],
    ['sources:\n  - {kind: remote}', 2, 'sources'],
    ['sources:\n  - kind: remote\n    names: "a..b"', 3, 'names'],
    ['sinks:\n  - kind: xss\n    names: f\n    arguments: [-1]', 4, 'arguments'],
    ['sinks:\n  - kind: xss\n    names: f\n    arguments: 0\n    form: odd', 5, 'form'],
    ['sinks:\n  - kind: xss\n    names: f\n    arguments: 0\n    when: [{receiver: "("}]', 5, 'receiver'],
    ['sinks:\n  - kind: xss\n    names: f\n    arguments: 0\n    when: [{argument: 0}]', 5, 'when'],
    ['entries:\n  - kind: remote', 2, 'entries'],
    ['guard-forms: {odd: all}', 1, 'odd'],
    ['sinks: 5', 1, 'sinks'],
    ['- a', 1, ''],
  ])('names file, line and key: %j', (text, line, key) => {
    const { problems } = load(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ path: 'm.yaml', line, key });
  });

  it('knows what a class gives whose methods are named', () => {
    const { models } = load(
      'sources: [{kind: remote, names: [a.Req.args, a.f, "?.x"]}]\nbases: {a.Sub: [a.Req]}',
    );
    expect(models.types.returns).toEqual({ 'a.Req': 'a.Req', 'a.Sub': 'a.Sub' });
  });

  it('keeps the models beside a wrong one', () => {
    const { models, problems } = load(
      'sources: [{kind: remote, names: a}, {names: b}, {kind: remote, names: c}]',
    );
    expect(problems).toHaveLength(1);
    expect(models.sources.map((source) => source.names)).toEqual([['a'], ['c']]);
  });
});

describe('the built-in models', () => {
  const folder = 'rules/models';
  const files = readdirSync(folder).map((name) => ({
    path: `${folder}/${name}`,
    text: readFileSync(`${folder}/${name}`, 'utf8'),
  }));

  it('load without a problem', () => expect(loadModels(files).problems).toEqual([]));
});
