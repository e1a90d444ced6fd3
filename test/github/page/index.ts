/** The stand-in's pages, looking like GitHub's: pull requests, single files, commits. */
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { rerequestRun } from '../domain/checks.js';
import type { Services } from '../services.js';
import { fullName, type Pull, type Repository } from '../world.js';
import { fileView } from './diff-view.js';
import { highlight } from './highlight.js';
import { html } from './html.js';
import { icons } from './icons.js';
import { page } from './layout.js';
import { checks, conversation, filesChanged, pullPath } from './pull-pages.js';

const STYLE = readFileSync(new URL('style.css', import.meta.url));

/** Nothing is loaded from elsewhere, and no script runs. */
const POLICY = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src data:; form-action 'self'";

type Answer = { readonly page: string } | { readonly to: string } | undefined;

export async function servePage(
  services: Services,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  if (url.pathname === '/style.css') {
    response.writeHead(200, { 'content-type': 'text/css; charset=utf-8' }).end(STYLE);
    return;
  }
  request.resume();
  const answer = await find(services, request.method ?? 'GET', url.pathname);
  if (answer !== undefined && 'to' in answer) {
    response.writeHead(303, { location: answer.to }).end();
    return;
  }
  const body =
    answer?.page ??
    page(
      'Not found',
      html`<main>
        <h1>404</h1>
        There is no such page here.
      </main>`,
    );
  response.writeHead(answer === undefined ? 404 : 200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': POLICY,
    'cache-control': 'no-store',
  });
  response.end(body);
}

async function find(services: Services, method: string, path: string): Promise<Answer> {
  const [owner = '', name = '', kind = '', ...rest] = path.slice(1).split('/').map(decoded);
  if (owner === '') return { page: home([...services.world.repositories.values()]) };
  const repository = services.world.repository(owner, name);
  if (repository === undefined) return undefined;
  switch (kind) {
    case '':
      return { page: home([repository]) };
    case 'pull': {
      const pull = repository.pulls.get(Number(rest[0]));
      return pull === undefined ? undefined : await pullPage(services, method, pull, rest.slice(1));
    }
    case 'runs':
      return ofRun(repository, Number(rest[0]));
    case 'blob':
      return await blob(repository, rest[0] ?? '', rest.slice(1).join('/'));
    case 'commit':
      return await commit(services, repository, rest[0] ?? '');
    default:
      return undefined;
  }
}

/** A part of a path; one that is no proper encoding names nothing. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '\0';
  }
}

async function pullPage(
  services: Services,
  method: string,
  pull: Pull,
  rest: readonly string[],
): Promise<Answer> {
  switch (rest[0]) {
    case undefined:
    case '':
      return { page: await conversation(services, pull) };
    case 'checks':
      return { page: await checks(services, pull) };
    case 'files':
      return { page: await filesChanged(services, pull) };
    case 'rerun': {
      const run = pull.repository.checks.get(Number(rest[1]));
      if (method !== 'POST' || run === undefined) return undefined;
      rerequestRun(services, run, pull.author);
      return { to: `${pullPath(pull)}/checks` };
    }
    default:
      return undefined;
  }
}

function ofRun(repository: Repository, id: number): Answer {
  const run = repository.checks.get(id);
  const pull = [...repository.pulls.values()].find((item) => item.head.sha === run?.headSha);
  return pull === undefined ? undefined : { to: `${pullPath(pull)}/checks#run-${id}` };
}

function home(repositories: readonly Repository[]): string {
  const list = repositories.map(
    (repository) =>
      html`<h2>${fullName(repository)}</h2>
        <div class="box">
          ${[...repository.pulls.values()].map(
            (pull) =>
              html`<div class="merge-check">
                ${icons.pull} <a href="${pullPath(pull)}"><b>${pull.title}</b></a>
                <span class="muted">#${pull.number} by ${pull.author.login}</span>
              </div>`,
          )}
        </div>`,
  );
  return page(
    'Repositories',
    html`<main>
      <h1>Pull requests</h1>
      ${list}
    </main>`,
  );
}

async function blob(repository: Repository, revision: string, path: string): Promise<Answer> {
  const commitId = await repository.git.commitId(revision);
  const found = commitId === undefined ? undefined : await repository.git.read(`${commitId}:${path}`);
  if (found?.type !== 'blob') return undefined;
  const lines = found.content.toString('utf8').replace(/\n$/, '').split('\n');
  const rows = lines.map(
    (line, index) =>
      html`<tr id="L${index + 1}">
        <td class="number">${index + 1}</td>
        <td class="code">${path.endsWith('.py') ? highlight(line) : line}</td>
      </tr>`,
  );
  const body = html`<main>
    <div class="crumbs">
      <a href="/${fullName(repository)}">${fullName(repository)}</a> at <code>${revision.slice(0, 7)}</code>
    </div>
    <section class="file">
      <div class="file-head"><b>${path}</b> <span class="muted">${lines.length} lines</span></div>
      <table class="diff">
        ${rows}
      </table>
    </section>
  </main>`;
  return { page: page(path, body) };
}

async function commit(services: Services, repository: Repository, revision: string): Promise<Answer> {
  const id = await repository.git.commitId(revision);
  const info = id === undefined ? undefined : await repository.git.commit(id);
  if (info === undefined) return undefined;
  const files = await repository.git.diff(info.parents[0], info.id, services.sizes.patch);
  const [title = '', ...text] = info.message.split('\n');
  const body = html`<main>
    <div class="crumbs"><a href="/${fullName(repository)}">${fullName(repository)}</a></div>
    <h1>${title}</h1>
    <pre>${text.join('\n').trim()}</pre>
    <div class="files">${files.map((file) => fileView(file, undefined, []))}</div>
  </main>`;
  return { page: page(title, body) };
}
