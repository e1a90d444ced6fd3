/**
 * What a template of Django or Jinja2 shows without escaping, read from its text.
 *
 *     {{ post.body | safe }}                                    ["post", "body"]
 *     {% for c in comments %}{{ c | safe }}{% endfor %}         ["comments", ANY]
 *     {% autoescape off %}{{ q }}{% endautoescape %}            ["q"]
 */

/** The name of a variable of the context, then the attributes or elements that lead to what is shown. */
export type Shown = readonly string[];

/** Stands for some element. */
export const SOME_ELEMENT = '*';

export interface TemplateText {
  readonly shown: readonly Shown[];
  /** Names of templates that are put in or around it, with the same context. */
  readonly parts: readonly string[];
}

/** Tags and output of a template that are looked at, and how long one of them may be. */
const TAG_LIMIT = 5_000;
const TAG_LENGTH = 500;
const PATH_LIMIT = 6;

/** Filters behind which a text holds no markup of its own. */
const ESCAPING =
  /^(e|escape|force_?escape|escapejs|escapeseq|striptags|tojson|json|json_script|dump|bleach\w*|sanitize\w*|clean\w*|nh3|urlencode|length|int|float|floatformat|date|time|linebreaks|linebreaksbr|linenumbers|urlize|slugify|filesizeformat|intcomma|pluralize|yesno)$/;

export function readTemplate(text: string): TemplateText {
  const shown = new Map<string, Shown>();
  const parts = new Set<string>();
  const aliases = new Map<string, Shown>();
  const escaping: boolean[] = [true];
  const add = (expression: string): void => {
    for (const path of pathsOf(expression, aliases)) shown.set(path.join('.'), path);
  };
  for (const { isOutput, content } of tagsOf(text)) {
    if (isOutput) {
      const [expression, ...filters] = filtersOf(content);
      if (isRaw(filters, escaping.at(-1) !== false)) add(expression ?? '');
      continue;
    }
    const [word = ''] = /^\w+/.exec(content) ?? [];
    const rest = content.slice(word.length).trim();
    switch (word) {
      case 'autoescape':
        escaping.push(!/^(off|false|None)$/i.test(rest));
        break;
      case 'endautoescape':
        if (escaping.length > 1) escaping.pop();
        break;
      case 'for': {
        const loop = /^([\w, ]+?) in (.+)$/.exec(rest);
        const [path] = pathsOf(loop?.[2] ?? '', aliases);
        for (const name of loop?.[1]?.split(',') ?? [])
          if (path !== undefined) aliases.set(name.trim(), [...path, SOME_ELEMENT]);
        break;
      }
      case 'set':
      case 'with':
        for (const [, name, value] of rest.matchAll(/(\w+) ?= ?([^ =][^=]*?)(?= \w+ ?=|$)/g)) {
          const [path] = pathsOf(filtersOf(value!)[0] ?? '', aliases);
          if (path !== undefined) aliases.set(name!, path);
        }
        break;
      case 'raw':
        // Tornado's way to show a value as it is.
        if (rest !== '') add(rest);
        break;
      case 'include':
      case 'extends': {
        const name = /^["']([^"']+)["']/.exec(rest)?.[1];
        if (name !== undefined) parts.add(name);
        break;
      }
    }
  }
  return { shown: [...shown.values()], parts: [...parts] };
}

interface Tag {
  /** `{{ … }}`, else `{% … %}`. */
  readonly isOutput: boolean;
  /** Without the marks; white space is single blanks. */
  readonly content: string;
}

/** The tags of a template, in one pass over its text, whatever that holds. */
function* tagsOf(text: string): Generator<Tag> {
  let at = text.indexOf('{');
  for (let left = TAG_LIMIT; at !== -1 && left > 0; at = text.indexOf('{', at)) {
    const mark = text[at + 1];
    if (mark !== '{' && mark !== '%') {
      at++;
      continue;
    }
    const end = text.slice(at + 2, at + 2 + TAG_LENGTH).indexOf(mark === '{' ? '}}' : '%}');
    const inner = end === -1 ? '' : text.slice(at + 2, at + 2 + end);
    if (end === -1 || /[{}]/.test(inner)) {
      at++;
      continue;
    }
    left--;
    at += end + 4;
    const plain = inner.replace(/^[-+]/, '').replace(/[-+]$/, '');
    yield { isOutput: mark === '{', content: plain.replace(/\s+/g, ' ').trim() };
  }
}

/** Whether output behind these filters is markup that nobody has escaped. */
function isRaw(filters: readonly string[], isEscaping: boolean): boolean {
  const names = filters.map((filter) => /^\w+/.exec(filter)?.[0] ?? '');
  if (names.some((name) => ESCAPING.test(name))) return false;
  return !isEscaping || names.some((name) => /^safe(seq)?$/.test(name));
}

/** `a|b:"x|y"|c` as its parts. */
function filtersOf(output: string): string[] {
  const parts = [''];
  let quote = '';
  for (const character of output.trim()) {
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '|') {
      parts.push('');
      continue;
    }
    parts[parts.length - 1] += character;
  }
  return parts.map((part) => part.trim());
}

const WORDS = /^(if|else|and|or|not|in|is|true|false|none|True|False|None|loop|forloop|block|super|self)$/;

/** Variables with their attributes in an expression; what a function of the template makes is not looked at. */
function pathsOf(expression: string, aliases: ReadonlyMap<string, Shown>): Shown[] {
  const plain = expression.replace(/\[\s*(["'])(\w+)\1\s*\]/g, '.$2').replace(/"[^"]*"|'[^']*'/g, '""');
  const found: Shown[] = [];
  for (const match of plain.matchAll(/(?<![\w.)])([A-Za-z_]\w*)((?:\.\w+)*)(\s*\()?/g)) {
    const [, root, steps, isCall] = match;
    if (root === undefined || WORDS.test(root)) continue;
    const names = (steps ?? '').split('.').slice(1);
    if (isCall !== undefined && names.length === 0) continue;
    if (isCall !== undefined) names.pop();
    found.push([...(aliases.get(root) ?? [root]), ...names].slice(0, PATH_LIMIT));
  }
  return found;
}
