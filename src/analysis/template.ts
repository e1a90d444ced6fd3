/**
 * Templates of pages: text in which only rules of `languages: [regex]` and `[generic]` look, and at which flows end.
 *
 *     {{ comment | safe }}
 */
import { fileContext } from './file-context.js';
import type { SourceFile } from './finding.js';
import type { LoadedModule } from './load-module.js';
import { textSemantics } from './matching/index.js';

/** Whether a path names a template of Django, Jinja2 or Mako that makes a page. */
export const isTemplate = (path: string): boolean =>
  /\.(html?|xhtml|djhtml|jinja2?|html\.j2|mako)$/i.test(path);

/** Templates of a revision that are read for one change at most. */
const NAMED_LIMIT = 400;

/** Paths of templates that the code names: `render(request, "blog/post.html")`, and the templates named by those. */
export function namedTemplates(modules: readonly LoadedModule[], known: readonly string[]): string[] {
  const templates = known.filter(isTemplate);
  if (templates.length === 0) return [];
  const names = new Set<string>();
  for (const { semantics } of modules)
    for (const [, name] of semantics.tree.text.matchAll(
      /["']([\w./-]+\.(?:html?|xhtml|djhtml|jinja2?|j2))["']/g,
    ))
      names.add(name!.replace(/^\/+/, ''));
  return templates
    .filter((path) => names.has(path) || [...suffixes(path)].some((suffix) => names.has(suffix)))
    .sort()
    .slice(0, NAMED_LIMIT);
}

/** `c.html`, `b/c.html` of `a/b/c.html`. */
function* suffixes(path: string): Generator<string> {
  for (let at = path.lastIndexOf('/'); at !== -1; at = at === 0 ? -1 : path.lastIndexOf('/', at - 1))
    yield path.slice(at + 1);
}

/** A template as a module without any code. `root` as for `loadModule`. */
export function loadTemplate({ path, text }: SourceFile, root = ''): LoadedModule {
  const semantics = textSemantics(path, text);
  const { lineStarts } = semantics.tree;
  return {
    semantics,
    context: fileContext({
      path: path.startsWith(root) ? path.slice(root.length) : path,
      imports: [],
      definitions: [],
    }),
    gaps: [],
    lines: text === '' ? 0 : lineStarts.length - Number(text.endsWith('\n')),
    strings: 0,
  };
}
