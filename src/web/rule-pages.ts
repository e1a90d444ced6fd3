/** `/rules` lists the built-in rules, `/rules/<id>` is the page of one: what comments link to. Static HTML, no script. */
import { TOPICS, TOPIC_TITLES, type RuleInfo } from '../analysis/index.js';
import { ruleExamples, ruleMessage, ruleTitle, type RuleExample } from '../review/index.js';
import { send, type Route } from './routes.js';

export interface RulePages {
  readonly rules: readonly RuleInfo[];
  /** Text of the rule's marked test; '' if it has none. */
  readonly testOf: (ruleId: string) => string;
}

/** The route of both pages. */
export function ruleRoute(pages: RulePages): Route {
  return (request, response, path) => {
    const found = /^\/rules(?:\/([^/]*))?\/?$/.exec(path);
    if (found === null || (request.method !== 'GET' && request.method !== 'HEAD'))
      return Promise.resolve(false);
    const html = found[1] ? rulePage(pages, safelyDecoded(found[1])) : listPage(pages.rules);
    if (html === undefined)
      send(
        response,
        404,
        page('No such rule', '<p>There is no such rule. <a href="/rules">All rules</a></p>'),
        'text/html',
      );
    else send(response, 200, html, 'text/html');
    return Promise.resolve(true);
  };
}

function listPage(rules: readonly RuleInfo[]): string {
  const sections = TOPICS.flatMap((topic) => {
    const mine = rules.filter((rule) => rule.topic === topic && rule.kind === 'finding');
    if (mine.length === 0) return [];
    const rows = mine
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(
        (rule) =>
          `<tr><td><a href="/rules/${encodeURIComponent(rule.id)}">${html(ruleTitle(rule.id))}</a></td><td>${badge(rule.severity)}</td><td>${html(weakness(rule))}</td></tr>`,
      );
    return [`<h2>${html(TOPIC_TITLES[topic])}</h2><table>${rows.join('')}</table>`];
  });
  const total = rules.filter((rule) => rule.kind === 'finding').length;
  return page(
    'Rules',
    `<p>${total} rules. Every example on their pages is a test that runs.</p>${sections.join('')}`,
  );
}

/** The page of one rule, or undefined if there is no such rule. */
export function rulePage({ rules, testOf }: RulePages, id: string): string | undefined {
  const rule = rules.find((one) => one.id === id);
  if (rule === undefined) return undefined;
  const examples = ruleExamples(rule.id, testOf(rule.id));
  const section = (title: string, body: string): string => (body === '' ? '' : `<h2>${title}</h2>${body}`);
  const shown = (kind: RuleExample['kind']): string =>
    examples
      .filter((example) => example.kind === kind)
      .map(exampleHtml)
      .join('');
  const links = rule.references.filter((address) => /^https?:\/\//.test(address));
  return page(
    ruleTitle(rule.id),
    [
      `<p class="facts">${badge(rule.severity)} severity · ${rule.confidence} confidence · ${html(TOPIC_TITLES[rule.topic])}</p>`,
      `<p>${inline(ruleMessage(rule.message))}</p>`,
      section('What an attacker gains', rule.gain === '' ? '' : `<p>${inline(rule.gain)}</p>`),
      section('What to do instead', rule.remediation === '' ? '' : `<p>${inline(rule.remediation)}</p>`),
      section('Reported', shown('unsafe')),
      section('Reported (red) and not reported (green)', shown('both')),
      section('Not reported', shown('safe')),
      section(
        'If it is not a problem',
        `<p>Say why on the line: <code># meerkat: ignore[${html(rule.id)}] reason</code></p>`,
      ),
      section(
        'Weakness',
        rule.cwe
          .map(
            ({ id: n, name }) =>
              `<p><a href="https://cwe.mitre.org/data/definitions/${n}.html">CWE-${n}</a> ${html(name)}</p>`,
          )
          .join(''),
      ),
      section(
        'See also',
        links.map((address) => `<p><a href="${html(address)}">${html(address)}</a></p>`).join(''),
      ),
    ].join(''),
  );
}

function exampleHtml({ code, marks }: RuleExample): string {
  const kinds = new Map(marks.map((mark) => [mark.line, mark.kind]));
  const rows = code.split('\n').map((line, i) => {
    const kind = kinds.get(i + 1);
    return kind === undefined ? html(line) : `<mark class="${kind}">${html(line)}</mark>`;
  });
  return `<pre>${rows.join('\n')}</pre>`;
}

const weakness = (rule: RuleInfo): string => (rule.cwe[0] === undefined ? '' : `CWE-${rule.cwe[0].id}`);
const badge = (severity: string): string => `<span class="badge ${severity}">${severity}</span>`;

/** Code spans in backticks, the rest escaped. */
const inline = (text: string): string =>
  text
    .split(/(`[^`]+`)/)
    .map((part, i) => (i % 2 === 1 ? `<code>${html(part.slice(1, -1))}</code>` : html(part)))
    .join('');

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const html = (text: string): string => text.replace(/[&<>"']/g, (c) => ENTITIES[c]!);

function safelyDecoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

const STYLE = `:root{color-scheme:light dark;--line:#8884;--soft:#8881}body{font:16px/1.55 system-ui,sans-serif;max-width:46rem;margin:2.5rem auto;padding:0 1rem}
h1{font-size:1.7rem;margin-bottom:.3rem}h2{font-size:1.05rem;margin-top:1.8rem}a{color:#2f6fde;overflow-wrap:anywhere}table{border-collapse:collapse;width:100%}td{border-top:1px solid var(--line);padding:.35rem .5rem}
code,pre{font:.88em/1.5 ui-monospace,monospace;background:var(--soft);border-radius:4px}code{padding:.1em .3em}pre{padding:.8rem;overflow:auto}
mark{display:inline-block;min-width:100%;color:inherit}mark.unsafe{background:#e5484d33}mark.safe{background:#30a46c33}
.badge{border:1px solid;border-radius:1em;padding:.05em .6em;font-size:.85em}.critical,.high{color:#d13438}.medium{color:#b26a00}.low{color:#5b7083}nav{font-size:.9em}`;

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${html(title)} · Meerkat</title><style>${STYLE}</style><nav><a href="/rules">Meerkat rules</a></nav><h1>${html(title)}</h1>${body}</html>\n`;
