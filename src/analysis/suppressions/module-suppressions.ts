/** The suppressions of one module: which comment, if any, asks not to report a rule's finding at a place. */
import type { Suppression } from '../finding.js';
import type { SyntaxTree } from '../syntax/tree.js';
import { suppressingComments, type SuppressingComment } from './comments.js';
import { means, type Directive, type SuppressibleRule } from './directive.js';
import { StatementLines, type Lines } from './statement-lines.js';

/** What is wrong with a comment. */
export interface SuppressionProblem {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

/** Comments of Bandit and Ruff hold for their own statement only. */
const HOLDS_BELOW: Readonly<Record<Suppression['syntax'], boolean>> = {
  meerkat: true,
  nosemgrep: true,
  nosec: false,
  noqa: false,
};

export class ModuleSuppressions {
  /** In the order of the text. */
  readonly problems: readonly SuppressionProblem[];
  readonly #comments: ReadonlyMap<number, SuppressingComment>;
  readonly #tree: SyntaxTree;
  #statements: StatementLines | undefined;
  /** By lines and rule, so that many findings of one long statement cost one search. */
  readonly #known = new Map<string, Suppression | undefined>();

  /** `isRule` knows the ids of loaded rules. */
  constructor(tree: SyntaxTree, isRule: (id: string) => boolean) {
    this.#tree = tree;
    this.#comments = suppressingComments(tree, isRule);
    this.problems = [...this.#comments.values()].flatMap(({ start, end, directives }) =>
      directives.flatMap(({ problems, syntax }) =>
        problems.map((problem) => ({ start, end, message: `\`${WORD[syntax]}\`: ${problem}` })),
      ),
    );
  }

  /** The suppression of the rule's finding that starts at the offset. */
  at(offset: number, rule: SuppressibleRule): Suppression | undefined {
    if (this.#comments.size === 0) return undefined;
    this.#statements ??= new StatementLines(this.#tree);
    const lines = this.#statements.at(offset);
    const key = `${lines.from} ${lines.to} ${rule.id}`;
    if (!this.#known.has(key)) this.#known.set(key, this.#search(lines, rule));
    return this.#known.get(key);
  }

  /** The first one that gives a reason, else the first. */
  #search({ from, to }: Lines, rule: SuppressibleRule): Suppression | undefined {
    let found: Suppression | undefined;
    for (let line = from - 1; line <= to; line++) {
      const comment = this.#comments.get(line);
      if (comment === undefined || (line < from && !comment.isAlone)) continue;
      for (const directive of comment.directives) {
        if ((line < from && !HOLDS_BELOW[directive.syntax]) || !means(directive, rule)) continue;
        if (directive.reason !== '') return suppressionOf(directive, line);
        found ??= suppressionOf(directive, line);
      }
    }
    return found;
  }
}

const suppressionOf = ({ syntax, reason }: Directive, line: number): Suppression => ({
  syntax,
  line,
  reason,
});

const WORD: Readonly<Record<Suppression['syntax'], string>> = {
  meerkat: 'meerkat: ignore',
  nosemgrep: 'nosemgrep',
  nosec: 'nosec',
  noqa: 'noqa',
};
