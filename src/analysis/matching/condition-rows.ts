/**
 * Rows of a module in which what a condition asks of a metavariable may be written: a pattern matches only nodes that
 * hold one of them.
 *
 *     metavariable-regex: {$LEVEL: ^(info|debug)$}, where $LEVEL is the name of an attribute
 *     log.info(x); self.info = "info"          the two identifiers, not the string
 */
import { hasLiteral, matchRegexAtStart, type Regex } from '../rules/regex.js';
import { K } from '../syntax/kinds.js';
import { NONE, textOf, type Node } from '../syntax/tree.js';
import { carriersOf } from './carriers.js';
import { isContent, isName, type LeafCondition } from './conditions.js';
import type { Occurrences } from './occurrences.js';
import { contentOf, hasHoles } from './strings.js';
import type { Target } from './target.js';

export class ConditionRows {
  /** By the condition's number. */
  readonly #known = new Map<number, Int32Array>();

  constructor(
    private readonly target: Target,
    private readonly words: Occurrences,
  ) {}

  /** In the order of the text, perhaps repeated. */
  of(condition: LeafCondition): Int32Array {
    let rows = this.#known.get(condition.number);
    if (rows === undefined) this.#known.set(condition.number, (rows = this.#find(condition)));
    return rows;
  }

  #find(condition: LeafCondition): Int32Array {
    const { places, ofValue, regex } = condition;
    const found: Node[] = [];
    const onlyNames = regex !== undefined && isName(places);
    const onlyContent = regex !== undefined && isContent(places);
    this.#written(condition, (row) => {
      if (onlyNames && !this.#isName(row, regex)) return;
      if (onlyContent && !this.#isContent(row, regex)) return;
      found.push(row);
    });
    if (places.content || ofValue) this.#addValues(condition, found);
    if (places.object) this.#addImported(condition, found);
    return Int32Array.from(found).sort();
  }

  /** Visits where one of the words stands, or every string. */
  #written({ words }: LeafCondition, visit: (row: Node) => void): void {
    if (words.length === 0) for (const row of this.target.rowsOf(K.string)) visit(row);
    for (const word of words) {
      if (!this.words.has(word)) continue;
      const rows = this.words.rowsOf(word);
      for (let i = 0; i < rows.length; i++) visit(rows[i]!);
    }
  }

  #isName(row: Node, regex: Regex): boolean {
    const { tree } = this.target;
    return tree.kind[row] === K.identifier && matchRegexAtStart(regex, textOf(tree, row)) !== undefined;
  }

  /** Whether a row is of a string whose content, or a piece of it between holes, passes. */
  #isContent(row: Node, regex: Regex): boolean {
    const { tree } = this.target;
    let at = row;
    while (at > 0 && tree.kind[at] !== K.string_content && tree.kind[at] !== K.string) {
      if (tree.kind[at] !== K.escape_sequence && tree.kind[at] !== K.string_start) return false;
      at = tree.parent[at]!;
    }
    const string = tree.kind[at] === K.string_content ? tree.parent[at]! : at;
    if (string <= 0 || tree.kind[string] !== K.string) return false;
    if (hasHoles(tree, string)) return true;
    const content = contentOf(tree, string, '');
    return content.kind === 'text' && matchRegexAtStart(regex, content.text) !== undefined;
  }

  /** Imported names are what they denote: `run` of `from subprocess import run` is `subprocess.run`. */
  #addImported({ words }: LeafCondition, found: Node[]): void {
    const { target } = this;
    const texts = words.map((word) => this.words.textOf(word));
    for (const { denotes, binds } of target.semantics.imports) {
      const name = denotes.toLowerCase();
      if (texts.some((text) => hasLiteral(name, text))) found.push(...target.names.named(binds));
    }
  }

  /** Expressions that come to one of the words without having it written in them. */
  #addValues({ words, regex }: LeafCondition, found: Node[]): void {
    const { constants, folded } = this.target;
    const texts = words.map((word) => this.words.textOf(word));
    const passes = (value: string | undefined): boolean => {
      if (value === undefined) return false;
      const lower = value.toLowerCase();
      if (texts.length > 0 && !texts.some((text) => hasLiteral(lower, text))) return false;
      return regex === undefined || matchRegexAtStart(regex, value) !== undefined;
    };
    // Put together with other values: any expression may be it.
    const isComputed =
      words.length === 0 ? folded.computed.some(passes) : words.some((word) => this.words.isComputed(word));
    if (isComputed) {
      for (const row of constants.computed) if (passes(constants.stringOf(row))) found.push(row);
      return;
    }
    const literals = new Set(found.map((row) => this.#literalAround(row)));
    if (words.length === 0 || words.some((word) => this.words.isRespelled(word)))
      for (const row of folded.respelled) literals.add(row);
    literals.delete(NONE);
    const passing = [...literals].filter((row) => passes(constants.stringOf(row)));
    if (passing.length === 0) return;
    for (const row of passing) found.push(row);
    for (const row of carriersOf(this.target, passing)) if (passes(constants.stringOf(row))) found.push(row);
  }

  /** The string literal, all of a concatenation, in which a row lies, or NONE. */
  #literalAround(row: Node): Node {
    const { tree } = this.target;
    for (let at = row; at > 0; at = tree.parent[at]!) {
      const kind = tree.kind[at]!;
      if (kind === K.string)
        return tree.kind[tree.parent[at]!] === K.concatenated_string ? tree.parent[at]! : at;
      if (kind !== K.string_content && kind !== K.escape_sequence && kind !== K.string_start) return NONE;
    }
    return NONE;
  }
}
