/** Search rules that say what is not a constant: silent where flows have settled that nobody can do harm there. */
import { describe, expect, it } from 'vitest';
import { builtinEngine } from '../builtin-engine.js';

const engine = builtinEngine();

const handler = (...body: readonly string[]): string =>
  [
    'import base64, io, pickle, subprocess, sqlite3',
    'import yaml',
    'from flask import Flask, request',
    'from config import load',
    'app = Flask(__name__)',
    'CUTS = {"year": "%Y", "day": "%d"}',
    '@app.route("/t")',
    'def handle():',
    '    given = request.args.get("q", "")',
    ...body.map((line) => `    ${line}`),
    '    return "done"',
    '',
  ].join('\n');

async function rulesOf(text: string): Promise<string[]> {
  const { findings } = await engine.analyse(
    { targets: [{ path: 'app.py', text }], context: [], knownPaths: ['app.py'] },
    () => Promise.resolve([]),
  );
  return findings.map(({ ruleId }) => ruleId);
}

const RUN = 'subprocess.run("report " + word, shell=True)';
const SHELL = 'shell-true-with-variable';

describe('what only literals reach', () => {
  it.each([
    ['an element', ['words = {"a": given, "b": "all"}', 'word = words["b"]', RUN]],
    ['a branch that a constant decides', ['n = 12', 'word = "all" if n * 3 > 30 else given', RUN]],
    ['a lookup in a table of literals', ['word = CUTS.get(given, "all")', RUN]],
    ['a buffer', ['out = io.StringIO()', 'out.write("all")', 'word = out.getvalue()', RUN]],
    ['a decoded literal', ['word = base64.b64decode("YWxs").decode()', RUN]],
    ['a piece of a literal', ['word = ("x:" + str(len("abc"))).split(":")[1]', RUN]],
    ['a number', ['word = int(given)', 'subprocess.run(f"report {word}", shell=True)']],
    ['a text made of numbers', ['word = "%d-%s" % (int(given), str(int(given) + 1))', RUN]],
    ['text that was checked', ['if given not in ("all", "new"):', '    return "no"', 'word = given', RUN]],
  ])('%s', async (_name, body) => {
    expect(await rulesOf(handler(...body))).not.toContain(SHELL);
  });

  it('is loaded, run as SQL and deserialized without harm', async () => {
    const found = await rulesOf(
      handler(
        'pair = [given, "users"]',
        'table = pair[1]',
        'sqlite3.connect("x").execute(f"SELECT * FROM {table} WHERE id = 1")',
        'pickle.loads(base64.b64decode(table))',
        'yaml.load(table, Loader=yaml.UnsafeLoader)',
      ),
    );
    expect(found).toEqual([]);
  });
});

it('a parser that is made dangerous and reads nothing but literals', async () => {
  const parser = ['import xml.sax', 'p = xml.sax.make_parser()'];
  const danger = 'p.setFeature(xml.sax.handler.feature_external_ges, True)';
  const harmless = handler(...parser, danger, 'p.parse(io.StringIO("<a/>"))');
  expect(await rulesOf(harmless)).toEqual([]);
  const other = handler(...parser, danger, 'p.parse(load("document"))');
  expect(await rulesOf(other)).toContain('xml-parser-resolves-entities');
  const unused = handler(...parser, danger);
  expect(await rulesOf(unused)).toContain('xml-parser-resolves-entities');
});

describe('a file whose name is fixed may hold anything', () => {
  it.each([
    ['torch-load', 'import torch', 'torch.load("model.pth")'],
    ['torch-load', 'import joblib', 'joblib.load("model.joblib")'],
    ['torch-load', 'import numpy', 'numpy.load("x.npy", allow_pickle=True)'],
    ['xml-parsed-by-standard-library', 'import xml.dom.minidom', 'xml.dom.minidom.parse("a.xml")'],
    [
      'xml-parser-resolves-entities',
      'from lxml import etree',
      'etree.parse("a.xml", etree.XMLParser(resolve_entities=True))',
    ],
  ])('%s: %s', async (rule, ...lines) => {
    expect(await rulesOf(handler(...lines))).toContain(rule);
  });

  it.each([
    ['import torch', 'torch.load(io.BytesIO(b"abc"))'],
    ['from lxml import etree', 'etree.parse(io.StringIO("<a/>"), etree.XMLParser(resolve_entities=True))'],
    ['from lxml import etree', 'etree.fromstring("<a/>", etree.XMLParser(resolve_entities=True))'],
  ])('a buffer or a text does not: %s %s', async (...lines) => {
    expect(await rulesOf(handler(...lines))).toEqual([]);
  });
});

it('parameters whose annotations say that they cannot inject', async () => {
  const text = (annotation: string): string =>
    [
      'import sqlite3',
      'from typing import Literal',
      'from fastapi import FastAPI',
      'app = FastAPI()',
      '@app.get("/t")',
      `def handle(order: ${annotation}):`,
      '    return sqlite3.connect("x").execute(f"SELECT * FROM t WHERE a = 1 ORDER BY {order}").fetchall()',
      '',
    ].join('\n');
  expect(await rulesOf(text('Literal["a", "b"]'))).toEqual([]);
  expect(await rulesOf(text('str'))).toEqual(['sql-injection']);
});

describe('what somebody else decides', () => {
  it.each([
    ['a value of another module', ['word = load("word")', RUN]],
    ['the environment', ['import os', 'word = os.environ["WORD"]', RUN]],
    ['one of two', ['word = "all" if given else load("word")', RUN]],
    ['a file', ['word = open("word.txt").read()', RUN]],
    ['an element that is not known', ['words = ["all", load("word")]', 'word = words[len(given)]', RUN]],
    ['a buffer', ['out = io.StringIO()', 'out.write(load("word"))', 'word = out.getvalue()', RUN]],
    ['what is looked up by a number', ['word = load(int(given))', RUN]],
    ['what is read from an answer', ['word = load(int(given))["word"]', RUN]],
    ['a text beside a number', ['word = f"{int(given)} {load(1)}"', RUN]],
    ['a text before a number', ['word = load(1) + str(int(given))', RUN]],
  ])('%s', async (_name, body) => {
    expect(await rulesOf(handler(...body))).toContain(SHELL);
  });

  const HELPER = 'def run(word):\n    subprocess.run("report " + word, shell=True)\n\n';
  const helped = (more: string, ...body: string[]): string =>
    handler(...body).replace('@app.route', `${HELPER}${more}@app.route`);

  it('a helper that one of two callers gives something else', async () => {
    expect(await rulesOf(helped('', 'run("all")', 'run(load("word"))'))).toContain(SHELL);
  });

  it('a helper whose other caller nobody calls in sight', async () => {
    expect(await rulesOf(helped('def pass_on(word):\n    run(word)\n\n', 'run("all")'))).toContain(SHELL);
  });

  it('a helper that nobody calls in sight', async () => {
    expect(await rulesOf(helped('', 'pass'))).toContain(SHELL);
  });

  it('a helper that a library gets hold of', async () => {
    const text = helped('', 'run("all")');
    expect(
      await rulesOf(text.replace('def run', 'from bus import handles\n@handles("run")\ndef run')),
    ).toContain(SHELL);
    expect(await rulesOf(`import bus\n${text}bus.subscribe("run", run)\n`)).toContain(SHELL);
    expect(await rulesOf(text.replace('def run', 'import functools\n@functools.lru_cache\ndef run'))).toEqual(
      [],
    );
  });
});

describe('what all callers in sight decide', () => {
  const WORDS = 'WORDS = {"all", "new"}\n\n';
  const HELPER = 'def run(word):\n    subprocess.run("report " + word, shell=True)\n\n';
  const helped = (more: string, ...body: string[]): string =>
    handler(...body).replace('@app.route', `${WORDS}${HELPER}${more}@app.route`);

  it.each([
    ['a constant', '', ['run("all")']],
    ['a number', '', ['run(str(int(given)))']],
    ['one of a set', '', ['if given in WORDS:', '    run(given)']],
    ['an escaped word', '', ['import shlex', 'run(shlex.quote(given))']],
    ['what a middle function passes on', 'def pass_on(word):\n    run(word)\n\n', ['pass_on("all")']],
    [
      'what a function has checked',
      'def known(word):\n    if word not in WORDS:\n        raise ValueError(word)\n    return word\n\n',
      ['run(known(given))'],
    ],
    [
      'a field of what they pass',
      'class Job:\n    def __init__(self, word):\n        self.word = word\n\ndef run_job(job):\n    run(job.word)\n\n',
      ['run_job(Job("all"))'],
    ],
    [
      'the value of a member of an Enum',
      'from enum import Enum\nclass Word(Enum):\n    ALL = "all"\n\ndef run_member(member):\n    run(member.value)\n\n',
      ['run_member(Word[given])'],
    ],
  ])('%s is harmless', async (_name, more, body) => {
    expect(await rulesOf(helped(more, ...body))).toEqual([]);
  });

  it.each([
    ['a word', '', ['run(given)']],
    ['a word that was checked elsewhere', '', ['if other in WORDS:', '    run(given)']],
    [
      'a field of what they pass',
      'class Job:\n    def __init__(self, word):\n        self.word = word\n\ndef run_job(job):\n    run(job.word)\n\n',
      ['run_job(Job(given))'],
    ],
  ])('%s is not', async (_name, more, body) => {
    expect(await rulesOf(helped(more, ...body))).not.toEqual([]);
  });
});

describe('a condition that is put together', () => {
  const query = (clause: string): string[] => [
    'conn = sqlite3.connect("x.db")',
    'query = "SELECT * FROM t"',
    clause,
    'conn.execute(query)',
  ];

  it('from data that a flow brings is one finding, the flow', async () => {
    const found = await rulesOf(handler(...query(`query += f" WHERE a = '{given}'"`)));
    expect(found).toEqual(['sql-injection']);
  });

  it('from data that nobody knows is what the search rule says', async () => {
    const found = await rulesOf(handler('word = load()', ...query(`query += f" WHERE a = '{word}'"`)));
    expect(found).toEqual(['sql-condition-with-values']);
  });

  it('beside a flow that passes elsewhere is a finding of its own', async () => {
    const found = await rulesOf(
      handler('word = load()', ...query(`query += f" WHERE a = '{word}'"`), 'conn.execute(given)'),
    );
    expect(found).toEqual(['sql-condition-with-values', 'sql-injection']);
  });

  it('from literals is none', async () => {
    const found = await rulesOf(handler('word = "all"', ...query(`query += f" WHERE a = '{word}'"`)));
    expect(found).toEqual([]);
  });
});
