/** Runs a table of programs: exactly the marked sinks are reported. */
import { expect, test } from 'vitest';
import type { TaintOptions } from '../../../src/analysis/taint/spec.js';
import { expected, found, type Files } from './programs.js';

/** Name -> program with `# ! rule` beside each sink that is reached. */
export type Table = Readonly<Record<string, string | Files>>;

export function table(programs: Table, options: TaintOptions = {}): void {
  for (const [name, program] of Object.entries(programs))
    test(name, () => {
      expect([...found(program, options)].sort()).toEqual(expected(program));
    });
}

/** A Flask handler around some statements. */
export const handler = (body: string, before = ''): string => `
import os, re, subprocess, sqlite3, html, shlex, requests, logging, json, pickle, yaml
from flask import Flask, request, redirect, abort, jsonify
from markupsafe import Markup
app = Flask(__name__)
conn = sqlite3.connect("x.db")
${before}
@app.route("/x")
def view():
${body
  .split('\n')
  .map((line) => `    ${line}`)
  .join('\n')}
`;
