/** Rule files (YAML) -> rules. Pure: reading the files is the caller's work. */
import type { PythonParser } from '../syntax/parser.js';
import { readFormula, FORMULA_KEYS } from './read-formula.js';
import { SEMGREP_SEVERITIES, readMetadata } from './read-metadata.js';
import { readOptions } from './read-options.js';
import { readFlow, readTaint } from './read-taint.js';
import { compileRegex } from './regex.js';
import type { Fix, Language, Rule, RulePaths, RuleProblem } from './rule.js';
import { RuleError, readYaml, type YamlNode } from './yaml-node.js';

export interface RuleFile {
  readonly path: string;
  readonly text: string;
}

export interface LoadedRules {
  /** In the order of the files. */
  readonly rules: readonly Rule[];
  /** A rule with a problem is not among `rules`. */
  readonly problems: readonly RuleProblem[];
}

/** Version of the rule syntax that this engine speaks; rules that need a newer one are refused. */
const SUPPORTED_VERSION = [1, 140, 0] as const;

/**
 * Loads rules. What is not supported is refused, naming the construct and its place; a refused rule does not keep
 * the others from loading.
 */
export function loadRules(files: readonly RuleFile[], parser: PythonParser): LoadedRules {
  const rules: Rule[] = [];
  const problems: RuleProblem[] = [];
  for (const { path, text } of files) {
    const seen = new Set<string>();
    const read = readYaml(path, text);
    if ('problems' in read) {
      problems.push(...read.problems);
      continue;
    }
    for (const node of ruleNodes(read.root, path, problems)) {
      const rule = attempt(path, node, problems, () => readRule(path, node, parser));
      if (rule === undefined) continue;
      // Registries repeat ids in different folders; within one file it is a mistake.
      if (seen.has(rule.id))
        problems.push({ path, line: rule.line, ruleId: rule.id, key: 'id', message: 'the id is used twice' });
      else {
        seen.add(rule.id);
        rules.push(rule);
      }
    }
  }
  return { rules, problems };
}

function ruleNodes(root: YamlNode, path: string, problems: RuleProblem[]): YamlNode[] {
  return attempt(path, undefined, problems, () => root.require('rules').items()) ?? [];
}

function attempt<T>(path: string, node: YamlNode | undefined, problems: RuleProblem[], read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    problems.push({ path, line: error.line, ruleId: idOf(node), key: error.key, message: error.message });
    return undefined;
  }
}

function idOf(node: YamlNode | undefined): string {
  const id = node?.isMap() === true ? node.get('id') : undefined;
  return id?.isString() === true ? id.text() : '';
}

const COMMON_KEYS = [
  'id',
  'message',
  'languages',
  'severity',
  'metadata',
  'options',
  'paths',
  'fix',
  'fix-regex',
  'mode',
  'min-version',
  'max-version',
  'category',
  'version',
];
const TAINT_KEYS = ['pattern-sources', 'pattern-sinks', 'pattern-sanitizers', 'pattern-propagators'];

function readRule(path: string, node: YamlNode, parser: PythonParser): Rule {
  const mode = node.get('mode')?.text() ?? 'search';
  if (mode !== 'search' && mode !== 'taint') throw node.require('mode').fail(`\`mode: ${mode}\` is not supported`);
  for (const key of ['match', 'taint', 'join', 'extract', 'steps']) {
    const found = node.get(key);
    if (found !== undefined) throw found.fail(`the syntax \`${key}:\` is not supported`);
  }
  node.only([...COMMON_KEYS, ...(mode === 'taint' ? TAINT_KEYS : FORMULA_KEYS)]);
  checkVersion(node);
  const id = node.require('id').text();
  if (!/^[A-Za-z0-9._-]+$/.test(id)) throw node.require('id').fail('the id may hold letters, digits, `-`, `_` and `.`');
  const languages = readLanguages(node.require('languages'));
  const metadata = readMetadata(node.get('metadata'));
  const severity = node.require('severity');
  const level = SEMGREP_SEVERITIES[severity.text()];
  if (level === undefined) throw severity.fail(`\`${severity.text()}\` is no severity`);
  const base = {
    id,
    path,
    line: node.line,
    languages,
    message: node.require('message').text().trim(),
    severity: metadata.severity ?? level,
    confidence: metadata.confidence ?? 'medium',
    cwe: metadata.cwe,
    owasp: metadata.owasp,
    references: metadata.references,
    topic: metadata.topic,
    kind: metadata.kind,
    meerkat: metadata.meerkat,
    options: readOptions(node.get('options')),
    paths: readPaths(node.get('paths')),
    fix: readFix(node),
  };
  const context = { parser, language: languages[0]! };
  if (mode === 'taint') {
    if (context.language !== 'python') throw node.require('mode').fail('taint mode needs `languages: [python]`');
    return { ...base, mode, taint: readTaint(node, context), flow: readFlow(node) };
  }
  const flow = node.get('metadata')?.get('meerkat')?.get('flow');
  if (flow !== undefined) throw flow.fail('`flow` needs `mode: taint`');
  return { ...base, mode, formula: readFormula(node, context) };
}

const LANGUAGES: Readonly<Record<string, Language>> = {
  python: 'python',
  py: 'python',
  python2: 'python',
  python3: 'python',
  regex: 'regex',
  none: 'regex',
  generic: 'generic',
};

/** Languages other than ours are left out; a rule without one of ours is refused. */
function readLanguages(node: YamlNode): Language[] {
  const names = node.items().map((item) => item.text().toLowerCase());
  const known = [...new Set(names.flatMap((name) => LANGUAGES[name] ?? []))];
  if (known.length === 0) throw node.fail(`none of the languages is supported: ${names.join(', ')}`);
  return known.includes('python') ? ['python'] : known.slice(0, 1);
}

function readPaths(node: YamlNode | undefined): RulePaths {
  node?.only(['include', 'exclude']);
  const globs = (key: string): string[] => node?.get(key)?.items().map((item) => item.text()) ?? [];
  return { include: globs('include'), exclude: globs('exclude') };
}

function readFix(node: YamlNode): Fix | undefined {
  const template = node.get('fix');
  const regex = node.get('fix-regex');
  if (template !== undefined && regex !== undefined) throw regex.fail('`fix` and `fix-regex` exclude each other');
  if (template !== undefined) return { kind: 'template', text: template.text().replace(/\n+$/, '') };
  if (regex === undefined) return undefined;
  regex.only(['regex', 'replacement', 'count']);
  const compiled = compileRegex(regex.require('regex').text(), { multiline: true });
  if (typeof compiled === 'string') throw regex.require('regex').fail(compiled);
  return {
    kind: 'regex',
    regex: compiled,
    replacement: regex.require('replacement').text(),
    count: regex.get('count')?.integer() ?? 0,
  };
}

function checkVersion(node: YamlNode): void {
  const compare = (text: YamlNode): number => {
    const parts = /^(\d+)\.(\d+)\.(\d+)$/.exec(text.text());
    if (parts === null) throw text.fail('a version is three numbers');
    for (let i = 0; i < 3; i++) {
      const difference = Number(parts[i + 1]) - SUPPORTED_VERSION[i]!;
      if (difference !== 0) return difference;
    }
    return 0;
  };
  const least = node.get('min-version');
  const most = node.get('max-version');
  if (least !== undefined && compare(least) > 0)
    throw least.fail(`the rule needs version ${least.text()}; supported is ${SUPPORTED_VERSION.join('.')}`);
  if (most !== undefined && compare(most) < 0)
    throw most.fail(`the rule is for versions up to ${most.text()}; supported is ${SUPPORTED_VERSION.join('.')}`);
}
