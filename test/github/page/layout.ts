/** The frame of every page, and the head of a pull request with its tabs. */
import { fullName, type Pull, type User } from '../world.js';
import { html, type Html } from './html.js';
import { icons } from './icons.js';

export function page(title: string, body: Html, refresh = false): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        ${refresh && html`<meta http-equiv="refresh" content="1" />`}
        <title>${title}</title>
        <link rel="stylesheet" href="/style.css" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <header class="top">
          <span class="logo">${icons.eye}</span><span>GitHub stand-in</span>
          <span class="muted">everything here is local to this machine</span>
        </header>
        ${body}
      </body>
    </html>`.text;
}

/** First letters on a colour that follows from the name. */
export function avatar(user: User, size: 'small' | 'large' = 'large'): Html {
  const hue = [...user.login].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7);
  const shape = user.type === 'Bot' ? 'bot' : 'person';
  return html`<span class="avatar ${size} ${shape}" style="--hue:${hue}">${user.login.slice(0, 1)}</span>`;
}

export const userName = (user: User): Html =>
  html`<b>${user.login.replace('[bot]', '')}</b
    >${user.type === 'Bot' && html` <span class="label">bot</span>`}`;

export type Tab = 'conversation' | 'checks' | 'files';

export interface PullNumbers {
  readonly commits: number;
  readonly files: number;
  readonly additions: number;
  readonly deletions: number;
}

export function pullHead(pull: Pull, base: string, active: Tab, numbers: PullNumbers): Html {
  const comments = pull.reviewComments.size;
  const runs = new Set(
    [...pull.repository.checks.values()]
      .filter((run) => run.headSha === pull.head.sha)
      .map((run) => run.name),
  ).size;
  const tab = (name: Tab, path: string, label: string, count: number) =>
    html`<a class="tab ${name === active && 'active'}" href="${base}${path}"
      >${label} <span class="counter">${count}</span></a
    >`;
  const state = pull.merged ? 'merged' : pull.state === 'closed' ? 'closed' : pull.draft ? 'draft' : 'open';
  const from = pull.head.owner === pull.repository.owner ? '' : `${pull.head.owner.login}:`;
  return html`<div class="crumbs">
      <a href="/${fullName(pull.repository)}"
        >${pull.repository.owner.login} / <b>${pull.repository.name}</b></a
      >
    </div>
    <h1>${pull.title} <span class="muted">#${pull.number}</span></h1>
    <div class="meta">
      <span class="state ${state}">${icons.pull} ${state[0]!.toUpperCase()}${state.slice(1)}</span>
      <span
        ><b>${pull.author.login}</b> wants to merge ${numbers.commits}
        ${numbers.commits === 1 ? 'commit' : 'commits'} into <code class="ref">${pull.base.ref}</code> from
        <code class="ref">${from}${pull.head.ref}</code></span
      >
    </div>
    <nav class="tabs">
      ${tab('conversation', '', 'Conversation', comments + pull.reviews.size)}${tab('checks', '/checks', 'Checks', runs)}${tab(
        'files',
        '/files',
        'Files changed',
        numbers.files,
      )}
      <span class="diffstat"
        ><span class="plus">+${numbers.additions}</span>
        <span class="minus">−${numbers.deletions}</span></span
      >
    </nav>`;
}

/** A comment's box: who, what, when. */
export function box(author: User, what: Html, body: Html, id?: string): Html {
  return html`<div class="timeline-item" ${id !== undefined && html` id="${id}"`}>
    ${avatar(author)}
    <div class="box">
      <div class="box-head">${userName(author)} <span class="muted">${what}</span></div>
      <div class="box-body">${body}</div>
    </div>
  </div>`;
}
