/** The templates of the program, found by the names that code gives them. */
import { readTemplate, type Shown, type TemplateText } from './template-text.js';

/** Templates within templates are followed this far. */
const PART_DEPTH = 4;

export class TemplateIndex {
  readonly #texts = new Map<string, string>();
  readonly #read = new Map<string, TemplateText>();
  /** By path, with what is shown through its parts. All templates are added before the first question. */
  readonly #shown = new Map<string, readonly Shown[]>();
  /** Last part of the path -> paths, sorted when first asked for. */
  readonly #byName = new Map<string, string[]>();
  readonly #sorted = new Map<string, readonly string[]>();

  add(path: string, text: string): void {
    if (this.#texts.has(path)) return;
    this.#texts.set(path, text);
    const name = lastPart(path);
    const same = this.#byName.get(name);
    if (same === undefined) this.#byName.set(name, [path]);
    else same.push(path);
  }

  /** What a template shows as it is, itself and through what it includes; undefined if there is no such template. */
  shown(name: string, importing: string): readonly Shown[] | undefined {
    const path = this.#pathOf(name, importing);
    if (path === undefined) return undefined;
    let all = this.#shown.get(path);
    if (all === undefined) {
      const found = new Map<string, Shown>();
      this.#collect(path, found, new Set(), 0);
      this.#shown.set(path, (all = [...found.values()]));
    }
    return all;
  }

  /** Paths of the given templates and of all that include or extend them, over any number of others. */
  around(paths: Iterable<string>): ReadonlySet<string> {
    const holders = new Map<string, Set<string>>();
    for (const path of this.#texts.keys())
      for (const part of this.#textOf(path).parts) {
        const inner = this.#pathOf(part, path);
        if (inner === undefined) continue;
        const known = holders.get(inner);
        if (known === undefined) holders.set(inner, new Set([path]));
        else known.add(path);
      }
    const found = new Set(paths);
    // A set is walked in the order of insertion: what is added on the way comes in turn.
    for (const path of found) for (const holder of holders.get(path) ?? []) found.add(holder);
    return found;
  }

  #textOf(path: string): TemplateText {
    let text = this.#read.get(path);
    if (text === undefined) this.#read.set(path, (text = readTemplate(this.#texts.get(path)!)));
    return text;
  }

  #collect(path: string, into: Map<string, Shown>, seen: Set<string>, depth: number): void {
    if (seen.has(path) || depth > PART_DEPTH) return;
    seen.add(path);
    const text = this.#textOf(path);
    for (const shown of text.shown) into.set(shown.join('.'), shown);
    for (const part of text.parts) {
      const inner = this.#pathOf(part, path);
      if (inner !== undefined) this.#collect(inner, into, seen, depth + 1);
    }
  }

  #named(name: string): readonly string[] {
    let paths = this.#sorted.get(name);
    if (paths === undefined) this.#sorted.set(name, (paths = [...(this.#byName.get(name) ?? [])].sort()));
    return paths;
  }

  /** Of several templates of the name the one that lies nearest to who asks. */
  #pathOf(name: string, from: string): string | undefined {
    const wanted = name.replace(/^\/+/, '');
    let best: string | undefined;
    let nearest = -1;
    for (const path of this.#named(lastPart(wanted))) {
      if (path !== wanted && !path.endsWith(`/${wanted}`)) continue;
      const common = commonFolders(path, from);
      if (common <= nearest) continue;
      best = path;
      nearest = common;
    }
    return best;
  }
}

const lastPart = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

function commonFolders(a: string, b: string): number {
  const left = a.split('/');
  const right = b.split('/');
  let n = 0;
  while (n < left.length - 1 && n < right.length - 1 && left[n] === right[n]) n++;
  return n;
}
