/** Hand-made analysis results: plain data, so that deciding and rendering are tested without an engine. */
import {
  positionOf,
  lineStartsOf,
  type FileCoverage,
  type Finding,
  type Region,
  type RuleInfo,
} from '../../src/analysis/index.js';
import { DEFAULT_POLICY, type AppliedPolicy, type ChangedFile, type Policy } from '../../src/review/index.js';

/** Region of the first occurrence of `code` in `text`. */
export function regionOf(text: string, code: string): Region {
  const start = text.indexOf(code);
  if (start < 0) throw new Error(`${code} is not in the text`);
  const lines = { lineStarts: lineStartsOf(text) };
  const [from, to] = [positionOf(lines, start), positionOf(lines, start + code.length)];
  return {
    start,
    end: start + code.length,
    startLine: from.line,
    startColumn: from.column,
    endLine: to.line,
    endColumn: to.column,
  };
}

export function finding(text: string, code: string, over: Partial<Finding> = {}): Finding {
  return {
    ruleId: 'sql-injection',
    path: 'app/db.py',
    region: regionOf(text, code),
    message: 'A request parameter lands in an SQL statement.',
    severity: 'high',
    confidence: 'high',
    topic: 'injection',
    trace: [],
    secret: false,
    symbol: 'find',
    ...over,
  };
}

export const changed = (over: Partial<ChangedFile> = {}): ChangedFile => ({
  status: 'modified',
  path: 'app/db.py',
  basePath: 'app/db.py',
  hunks: [],
  ...over,
});

export const fullCoverage = (path = 'app/db.py', over: Partial<FileCoverage> = {}): FileCoverage => ({
  path,
  status: 'full',
  gaps: [],
  lines: 10,
  strings: 0,
  context: { role: 'production', frameworks: ['Flask'] },
  ...over,
});

export const policy = (over: Partial<Policy> = {}): Policy => ({ ...DEFAULT_POLICY, ...over });

export const applied = (over: Partial<Policy> = {}): AppliedPolicy => ({
  policy: policy(over),
  origin: 'defaults',
  problems: [],
});

export const RULE: RuleInfo = {
  id: 'sql-injection',
  kind: 'finding',
  message: 'SQL from a request',
  severity: 'high',
  confidence: 'high',
  topic: 'injection',
  cwe: [{ id: 89, name: 'SQL Injection' }],
  owasp: ['A03:2021 - Injection'],
  gain: 'Whoever sends the request reads and changes the database.',
  remediation: 'Bind values as parameters: `execute("… WHERE id = ?", (id,))`.',
  references: [],
  many: '',
  secret: false,
  builtin: true,
};
