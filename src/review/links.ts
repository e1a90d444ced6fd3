/** Addresses that texts point at. Absent ones are written as plain `path:line`. */
import { code, link } from './markdown.js';

export interface Links {
  /** Permalink to lines of a file at a revision. */
  blob?(revision: string, path: string, startLine: number, endLine: number): string;
  /** Page of a built-in rule. */
  rule?(ruleId: string): string;
}

/** Links as GitHub (and GitHub Enterprise Server) has them; `site` is for example https://github.com. */
export function gitHubLinks(site: string, repository: string, rulePages?: string): Links {
  const parts = (text: string): string => text.split('/').map(encodeURIComponent).join('/');
  return {
    blob: (revision, path, first, last) =>
      `${site}/${parts(repository)}/blob/${revision}/${parts(path)}#L${first}${last > first ? `-L${last}` : ''}`,
    ...(rulePages === undefined
      ? {}
      : { rule: (id: string) => `${rulePages}/rules/${encodeURIComponent(id)}` }),
  };
}

/** `path:12`, linked where there is an address. */
export const place = (links: Links, revision: string, path: string, first: number, last = first): string =>
  link(code(`${path}:${first}`), links.blob?.(revision, path, first, last));

/** `12` or `12–14`, linked where there is an address. */
export const lines = (links: Links, revision: string, path: string, first: number, last = first): string =>
  link(last > first ? `${first}–${last}` : `${first}`, links.blob?.(revision, path, first, last));
