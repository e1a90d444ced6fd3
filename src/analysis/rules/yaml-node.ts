/** Reading a YAML document by key, with the place of every value, so that problems can name file, line and key. */
import { LineCounter, isAlias, isMap, isScalar, isSeq, parseDocument, type Document, type Node } from 'yaml';
import type { RuleProblem } from './rule.js';

/** Ends the reading of one rule; caught by the loader, never leaves this folder. */
export class RuleError extends Error {
  constructor(
    readonly line: number,
    readonly key: string,
    message: string,
  ) {
    super(message);
  }
}

/** `key:` without a value is no value. */
const isNull = (node: unknown): boolean => node === null || (isScalar(node) && node.value === null);

const MAX_ALIASES = 100;

/** A value of the document and the key that it was found under. */
export class YamlNode {
  constructor(
    private readonly document: Document,
    private readonly lines: LineCounter,
    private readonly node: Node | null,
    readonly key: string,
    private readonly fallbackLine: number,
  ) {}

  get line(): number {
    const offset = this.node?.range?.[0];
    return offset === undefined ? this.fallbackLine : this.lines.linePos(offset).line;
  }

  fail(message: string): RuleError {
    return new RuleError(this.line, this.key, message);
  }

  isMap(): boolean {
    return isMap(this.node);
  }

  isList(): boolean {
    return isSeq(this.node);
  }

  isString(): boolean {
    return isScalar(this.node) && typeof this.node.value === 'string';
  }

  /** The entries of a mapping, in order. */
  entries(): YamlNode[] {
    if (!isMap(this.node)) throw this.fail(`${this.label()} must be a mapping`);
    return this.node.items.map((pair) => {
      const key = isScalar(pair.key) ? String(pair.key.value) : '';
      return this.child(pair.value as Node | null, key, pair.key as Node | null);
    });
  }

  /** The value under a key, or undefined. */
  get(key: string): YamlNode | undefined {
    if (!isMap(this.node)) throw this.fail(`${this.label()} must be a mapping`);
    const pair = this.node.items.find((item) => isScalar(item.key) && item.key.value === key);
    if (pair === undefined || isNull(pair.value)) return undefined;
    return this.child(pair.value as Node | null, key, pair.key as Node);
  }

  /** The value under a key that must be there. */
  require(key: string): YamlNode {
    const found = this.get(key);
    if (found === undefined) throw this.fail(`${this.label()} has no \`${key}\``);
    return found;
  }

  items(): YamlNode[] {
    if (!isSeq(this.node)) throw this.fail(`${this.label()} must be a list`);
    return this.node.items.map((item) => this.child(item as Node | null, this.key, this.node));
  }

  /** A list, or a single value as a list of one. */
  itemsOrSelf(): YamlNode[] {
    return this.isList() ? this.items() : [this];
  }

  /** A string; numbers and booleans in their YAML spelling. */
  text(): string {
    if (!isScalar(this.node) || this.node.value === null) throw this.fail(`${this.label()} must be a string`);
    const { value } = this.node;
    return typeof value === 'string' ? value : (this.node.source ?? String(value));
  }

  boolean(): boolean {
    const value = isScalar(this.node) ? this.node.value : undefined;
    if (typeof value !== 'boolean') throw this.fail(`${this.label()} must be true or false`);
    return value;
  }

  integer(): number {
    const value = isScalar(this.node) ? this.node.value : undefined;
    if (typeof value !== 'number' || !Number.isInteger(value)) throw this.fail(`${this.label()} must be a number`);
    return value;
  }

  /** A string, number, boolean or null. */
  constant(): string | number | boolean | null {
    const value = isScalar(this.node) ? this.node.value : this.node;
    if (value === null || ['string', 'number', 'boolean'].includes(typeof value))
      return value as string | number | boolean | null;
    throw this.fail(`${this.label()} must be a string, a number, true, false or null`);
  }

  choice<C extends string>(choices: readonly C[]): C {
    const text = this.text();
    const found = choices.find((choice) => choice === text);
    if (found === undefined)
      throw this.fail(`${this.label()} is \`${text}\`; it must be one of ${choices.join(', ')}`);
    return found;
  }

  /** Refuses keys of a mapping other than these. */
  only(allowed: readonly string[]): this {
    for (const entry of this.entries())
      if (!allowed.includes(entry.key)) throw entry.fail(`\`${entry.key}\` is not supported in ${this.label()}`);
    return this;
  }

  private label(): string {
    return this.key === '' ? 'the document' : `\`${this.key}\``;
  }

  private child(value: Node | null, key: string, near: Node | null): YamlNode {
    const resolved = isAlias(value) ? (value.resolve(this.document) ?? null) : value;
    const offset = near?.range?.[0];
    const line = offset === undefined ? this.line : this.lines.linePos(offset).line;
    return new YamlNode(this.document, this.lines, resolved, key, line);
  }
}

/** Parses YAML text. The problems are the parser's own. */
export function readYaml(
  path: string,
  text: string,
): { readonly root: YamlNode } | { readonly problems: RuleProblem[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
  const problem = (line: number, message: string): RuleProblem => ({ path, line, ruleId: '', key: '', message });
  if (document.errors.length > 0)
    return {
      problems: document.errors.map((error) => problem(lines.linePos(error.pos[0]).line, error.message)),
    };
  const aliases = text.match(/(?<=[\s[,{])\*[^\s,\]}]+/g)?.length ?? 0;
  const anchors = text.match(/(?<=[\s[,{])&[^\s,\]}]+/g)?.length ?? 0;
  if (anchors > 0 && aliases > MAX_ALIASES) return { problems: [problem(1, 'too many YAML aliases')] };
  return { root: new YamlNode(document, lines, document.contents, '', 1) };
}
