/**
 * Templates of pages: text in which only rules of `languages: [regex]` and `[generic]` look, and which has no flows.
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
