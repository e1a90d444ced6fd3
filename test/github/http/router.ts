/** Finds the route of a path: `/repos/{owner}/{repo}/compare/{base}...{head}` and the like. */
import type { Method, Route } from '../routes/route.js';

interface Compiled {
  readonly route: Route;
  readonly method: Method;
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

/** Parameters that span slashes, as GitHub takes them unescaped. */
const DEEP = new Set(['path', 'ref', 'base', 'head', 'branch']);

export class Router {
  readonly #routes: readonly Compiled[];

  constructor(routes: readonly Route[]) {
    this.#routes = routes.map(compile);
  }

  /** `path` as sent, still percent-encoded. */
  find(method: string, path: string) {
    for (const { route, method: wanted, pattern, names } of this.#routes) {
      if (method !== wanted) continue;
      const match = pattern.exec(path);
      if (match === null) continue;
      const params: Record<string, string> = { '': path };
      for (const [index, name] of names.entries()) {
        const value = decode(match[index + 1]!);
        if (value === undefined) return undefined;
        params[name] = value;
      }
      return { route, params };
    }
    return undefined;
  }
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function compile(route: Route): Compiled {
  const [method, path] = route.route.split(' ') as [Method, string];
  const names: string[] = [];
  const source = path.replaceAll(/\{(\w+)\}|[.?*+^$[\]\\()|]/g, (text, name: string | undefined) => {
    if (name === undefined) return `\\${text}`;
    names.push(name);
    return DEEP.has(name) ? '(.*?)' : '([^/]+)';
  });
  return { route, method, names, pattern: new RegExp(`^${source}$`) };
}
