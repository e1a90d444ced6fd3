/** Parses `.github/meerkat.yml` into review's Policy. A file with any error applies the defaults, visibly. */
import { LineCounter, isMap, isScalar, isSeq, parseDocument, type Node, type Pair } from 'yaml';
import picomatch from 'picomatch';
import { CONFIDENCES, SEVERITIES } from '../analysis/index.js';
import { DEFAULT_POLICY, type AppliedPolicy, type Policy, type Waiver } from '../review/index.js';

const MAX_BYTES = 65_536;

/**
 * Reads a policy file's text. `origin` is its path, for messages. Never throws.
 *
 *     mode: gate                # or advisory
 *     fail_on: {severity: high, confidence: medium}
 *     incomplete: fail          # or allow
 *     new_suppressions: ignore  # or honour
 *     ignore: {paths: ["vendor/**"], rules: [some-rule]}
 *     waivers:
 *       - {rule: weak-hash, paths: ["cache/**"], reason: names a cache file}
 *     comments: {most: 10, severity: low}
 */
export function parsePolicy(text: string, origin: string): AppliedPolicy {
  const reader = new PolicyReader(text, origin);
  const policy = reader.read();
  return reader.problems.length > 0
    ? { policy: DEFAULT_POLICY, origin: 'defaults', problems: reader.problems }
    : { policy, origin, problems: [] };
}

class PolicyReader {
  readonly problems: string[] = [];
  readonly #lines = new LineCounter();
  readonly #text: string;
  readonly #origin: string;

  constructor(text: string, origin: string) {
    this.#text = text;
    this.#origin = origin;
  }

  read(): Policy {
    if (this.#text.length > MAX_BYTES) return this.#fail(undefined, 'is larger than 64 KB', DEFAULT_POLICY);
    const document = parseDocument(this.#text, { lineCounter: this.#lines, schema: 'core' });
    const [broken] = [...document.errors, ...document.warnings];
    if (broken)
      return this.#fail(broken.pos[0], broken.message.split('\n')[0] ?? 'is not valid YAML', DEFAULT_POLICY);
    if (document.contents === null) return DEFAULT_POLICY;
    const top = this.#map(document.contents, 'the file', [
      'mode',
      'fail_on',
      'incomplete',
      'new_suppressions',
      'ignore',
      'waivers',
      'comments',
    ]);
    const failOn = this.#map(top.get('fail_on'), 'fail_on', ['severity', 'confidence']);
    const ignore = this.#map(top.get('ignore'), 'ignore', ['paths', 'rules']);
    const comments = this.#map(top.get('comments'), 'comments', ['most', 'severity']);
    const d = DEFAULT_POLICY;
    return {
      mode: this.#oneOf(top.get('mode'), 'mode', ['gate', 'advisory'], d.mode),
      failOn: {
        severity: this.#oneOf(failOn.get('severity'), 'fail_on.severity', SEVERITIES, d.failOn.severity),
        confidence: this.#oneOf(
          failOn.get('confidence'),
          'fail_on.confidence',
          CONFIDENCES,
          d.failOn.confidence,
        ),
      },
      incomplete: this.#oneOf(top.get('incomplete'), 'incomplete', ['fail', 'allow'], d.incomplete),
      newSuppressions: this.#oneOf(
        top.get('new_suppressions'),
        'new_suppressions',
        ['ignore', 'honour'],
        d.newSuppressions,
      ),
      ignoredPaths: this.#globs(ignore.get('paths'), 'ignore.paths'),
      disabledRules: this.#strings(ignore.get('rules'), 'ignore.rules'),
      waivers: this.#waivers(top.get('waivers')),
      comments: {
        most: this.#count(comments.get('most'), 'comments.most', d.comments.most, 50),
        severity: this.#oneOf(comments.get('severity'), 'comments.severity', SEVERITIES, d.comments.severity),
      },
    };
  }

  #fail<R>(at: number | undefined, what: string, result: R): R {
    const place = at === undefined ? '' : `:${this.#lines.linePos(at).line}`;
    if (this.problems.length < 20) this.problems.push(`${this.#origin}${place}: ${what}`);
    return result;
  }

  #map(node: unknown, name: string, keys: readonly string[]): Map<string, Node> {
    const found = new Map<string, Node>();
    if (node === undefined) return found;
    if (!isMap(node)) return this.#fail((node as Node).range?.[0], `${name} must be a mapping`, found);
    for (const pair of node.items as Pair<Node, Node | null>[]) {
      const key = isScalar(pair.key) ? String(pair.key.value) : '';
      if (!keys.includes(key))
        this.#fail(
          pair.key.range?.[0],
          `unknown key ${JSON.stringify(key.slice(0, 60))} in ${name}; known: ${keys.join(', ')}`,
          0,
        );
      else if (pair.value !== null) found.set(key, pair.value);
    }
    return found;
  }

  #oneOf<V extends string>(node: Node | undefined, name: string, values: readonly V[], otherwise: V): V {
    if (node === undefined) return otherwise;
    const value = isScalar(node) ? node.value : undefined;
    const found = values.find((one) => one === value);
    return found ?? this.#fail(node.range?.[0], `${name} must be one of ${values.join(', ')}`, otherwise);
  }

  #count(node: Node | undefined, name: string, otherwise: number, most: number): number {
    if (node === undefined) return otherwise;
    const value = isScalar(node) ? node.value : undefined;
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most) return value;
    return this.#fail(node.range?.[0], `${name} must be a whole number from 0 to ${most}`, otherwise);
  }

  #strings(node: Node | undefined, name: string): string[] {
    if (node === undefined) return [];
    if (!isSeq(node)) return this.#fail(node.range?.[0], `${name} must be a list`, []);
    return (node.items as Node[]).flatMap((item) => {
      if (isScalar(item) && typeof item.value === 'string' && item.value !== '') return [item.value];
      return this.#fail(item.range?.[0], `${name} must hold strings`, [] as string[]);
    });
  }

  #globs(node: Node | undefined, name: string): string[] {
    return this.#strings(node, name).filter((glob) => {
      if (glob.length > 300)
        return this.#fail(node?.range?.[0], `${name}: a glob is longer than 300 characters`, false);
      try {
        picomatch.makeRe(glob);
        return true;
      } catch {
        return this.#fail(node?.range?.[0], `${name}: ${JSON.stringify(glob)} is not a glob`, false);
      }
    });
  }

  #waivers(node: Node | undefined): Waiver[] {
    if (node === undefined) return [];
    if (!isSeq(node)) return this.#fail(node.range?.[0], 'waivers must be a list', []);
    return (node.items as Node[]).flatMap((item): Waiver[] => {
      const map = this.#map(item, 'a waiver', ['rule', 'paths', 'reason']);
      const text = (key: string): string => {
        const value = map.get(key);
        if (isScalar(value) && typeof value.value === 'string' && value.value.trim() !== '')
          return value.value.trim();
        return this.#fail((value ?? item).range?.[0], `a waiver needs a ${key}`, '');
      };
      return [
        { rule: text('rule'), paths: this.#globs(map.get('paths'), 'waivers.paths'), reason: text('reason') },
      ];
    });
  }
}
