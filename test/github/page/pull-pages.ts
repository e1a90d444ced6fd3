/** The three tabs of a pull request. */
import { latestRuns, mergeState } from '../domain/checks.js';
import { pullDiff, pullFacts } from '../domain/pulls.js';
import { patchLines, type DiffFile, type PatchLine } from '../git/diff.js';
import type { Services } from '../services.js';
import type { CheckRun, Pull, Review, ReviewComment } from '../world.js';
import { diffRow, fileId, fileView, thread } from './diff-view.js';
import { html, type Html } from './html.js';
import { checkIcon, icons } from './icons.js';
import { avatar, box, page, pullHead, userName, type Tab } from './layout.js';
import { markdown } from './markdown.js';

/** Path of a pull request's page. */
export const pullPath = (pull: Pull): string =>
  `/${pull.repository.owner.login}/${pull.repository.name}/pull/${pull.number}`;

async function framed(services: Services, pull: Pull, tab: Tab, body: Html): Promise<string> {
  const facts = await pullFacts(services, pull);
  const numbers = {
    commits: facts.commits,
    files: facts.changedFiles,
    additions: facts.additions,
    deletions: facts.deletions,
  };
  const pending = latestRuns(pull.repository, pull.head.sha).some((run) => run.status !== 'completed');
  const head = pullHead(pull, pullPath(pull), tab, numbers);
  return page(`${pull.title} · #${pull.number}`, html`<main>${head}${body}</main>`, pending);
}

export async function conversation(services: Services, pull: Pull): Promise<string> {
  const files = await pullDiff(services, pull);
  const { git } = pull.repository;
  const commits = (await git.commits(`${pull.base.sha}..${pull.head.sha}`, 50)).reverse();
  const description =
    pull.body === undefined ? html`<i class="muted">No description.</i>` : markdown(pull.body);
  const events: { readonly at: string; readonly id: number; readonly shown: Html }[] = [
    ...[...pull.reviews.values()].map((review) => ({
      at: review.submittedAt,
      id: review.id,
      shown: reviewItem(pull, review, files),
    })),
    ...[...pull.repository.comments.values()]
      .filter((comment) => comment.pull === pull)
      .map((comment) => ({
        at: comment.createdAt,
        id: comment.id,
        shown: box(
          comment.author,
          html`commented`,
          html`${markdown(comment.body)}${reactions(comment.reactions.map((item) => item.content))}`,
          `issuecomment-${comment.id}`,
        ),
      })),
  ].sort((a, b) => a.id - b.id);
  const body = html`<div class="timeline">
    ${box(pull.author, html`opened this pull request`, description)}
    ${commits.map(
      (commit) =>
        html`<div class="timeline-note">
          <span class="badge">${icons.commit}</span> ${commit.message.split('\n')[0]}
          <code class="muted">${commit.id.slice(0, 7)}</code>
        </div>`,
    )}
    ${events.map((event) => event.shown)} ${await mergeBox(services, pull)}
  </div>`;
  return await framed(services, pull, 'conversation', body);
}

const EMOJI: Readonly<Record<string, string>> = {
  eyes: '👀',
  '+1': '👍',
  '-1': '👎',
  rocket: '🚀',
  confused: '😕',
};

const reactions = (contents: readonly string[]): Html | undefined =>
  contents.length === 0
    ? undefined
    : html`<div class="reactions">
        ${contents.map((name) => html`<span class="label">${EMOJI[name] ?? name} 1</span>`)}
      </div>`;

function reviewItem(pull: Pull, review: Review, files: readonly DiffFile[]): Html {
  const comments = [...pull.reviewComments.values()].filter((item) => item.review === review);
  const starters = comments.filter((item) => item.inReplyTo === undefined);
  if (comments.length > 0 && starters.length === 0 && review.body === '') return html``;
  const verb = review.state === 'CHANGES_REQUESTED' ? 'requested changes' : 'reviewed';
  return html`<div class="timeline-note" id="pullrequestreview-${review.id}">
      <span class="badge">${icons.eye}</span> ${avatar(review.author, 'small')} ${userName(review.author)}
      ${verb}
      <code class="muted">${review.commit.slice(0, 7)}</code>
    </div>
    ${review.body !== '' && box(review.author, html`left a comment`, markdown(review.body))}
    ${starters.map((comment) => hunkItem(pull, comment, files))}`;
}

/** Lines above a comment that give it context. */
const CONTEXT = 3;

function hunkItem(pull: Pull, comment: ReviewComment, files: readonly DiffFile[]): Html {
  const { path } = comment.original;
  const patch = files.find((file) => file.path === path)?.patch;
  const now = patch === undefined ? [] : patchLines(patch);
  const then = patchLines(comment.diffHunk);
  const first = comment.original.startLine ?? comment.original.line;
  const from = then.findIndex(
    (line) => (comment.original.side === 'RIGHT' ? line.right : line.left) === first,
  );
  const shown: readonly PatchLine[] = then.slice(Math.max((from < 0 ? then.length - 1 : from) - CONTEXT, 0));
  const all = pull.threads.find((item) => item.comments.includes(comment))?.comments ?? [comment];
  return html`<div class="timeline-item indented">
    <div class="box">
      <div class="box-head">
        <a href="${pullPath(pull)}/files#${fileId(path)}">${path}</a>
        ${comment.current === undefined && html`<span class="label attention">Outdated</span>`}
      </div>
      <table class="diff">
        ${shown.map(diffRow)}
      </table>
      ${thread(all, now.length === 0 ? then : now)}
    </div>
  </div>`;
}

async function mergeBox(services: Services, pull: Pull): Promise<Html> {
  const runs = latestRuns(pull.repository, pull.head.sha);
  const facts = await pullFacts(services, pull);
  const merge = mergeState(pull, facts.mergeable !== false);
  const failed = runs.filter((run) => run.conclusion === 'failure').length;
  const pending = runs.filter((run) => run.status !== 'completed').length;
  const headline =
    failed > 0
      ? 'Some checks were not successful'
      : pending > 0 || runs.length === 0
        ? 'Some checks haven’t completed yet'
        : 'All checks have passed';
  const required = pull.repository.requiredChecks;
  const missing = [...required].filter((name) => !runs.some((run) => run.name === name));
  const verdict =
    merge.state === 'clean' || merge.state === 'unstable'
      ? html`<span class="button primary">Merge pull request</span>`
      : html`<div>
          <b>Merging is blocked</b>
          <div class="muted">${merge.reasons.join('; ')}</div>
        </div>`;
  return html`<div class="box merge ${merge.state}">
    <div class="merge-part"><h3>${headline}</h3></div>
    ${runs.map(
      (run) =>
        html`<div class="merge-check">
          ${checkIcon(run)} <b>${run.name}</b> <span class="muted">${run.title ?? run.status}</span>
          ${required.has(run.name) && html`<span class="label">Required</span>`}
          <a class="right" href="${pullPath(pull)}/checks">Details</a>
        </div>`,
    )}
    ${missing.map(
      (name) =>
        html`<div class="merge-check">
          ${icons.running} <b>${name}</b> <span class="muted">Expected — waiting for its status</span>
          <span class="label">Required</span>
        </div>`,
    )}
    <div class="merge-part">${verdict}</div>
  </div>`;
}

export async function checks(services: Services, pull: Pull): Promise<string> {
  const runs = latestRuns(pull.repository, pull.head.sha);
  const body =
    runs.length === 0
      ? html`<p class="muted">
          No check has been reported on <code>${pull.head.sha.slice(0, 7)}</code> yet.
        </p>`
      : html`${runs.map((run) => checkItem(pull, run))}`;
  return await framed(services, pull, 'checks', body);
}

function seconds(run: CheckRun): string {
  if (run.completedAt === undefined) return run.status.replace('_', ' ');
  const spent = (Date.parse(run.completedAt) - Date.parse(run.startedAt)) / 1000;
  return `${run.conclusion ?? ''} in ${spent < 1 ? 'less than a second' : `${spent} s`}`;
}

function checkItem(pull: Pull, run: CheckRun): Html {
  return html`<section class="check" id="run-${run.id}">
    <div class="check-head">
      ${checkIcon(run)}
      <div>
        <h2>${run.name}</h2>
        <div class="muted">${seconds(run)} · <code>${run.headSha.slice(0, 7)}</code></div>
      </div>
      <form class="right" method="post" action="${pullPath(pull)}/rerun/${run.id}">
        <button class="button">Re-run</button>
      </form>
    </div>
    ${run.title !== undefined && html`<h3>${run.title}</h3>`}
    ${run.summary !== undefined && markdown(run.summary)} ${run.text !== undefined && markdown(run.text)}
    ${
      run.annotations.length > 0 &&
      html`<h3>Annotations</h3>
        ${run.annotations.map(
          (annotation) =>
            html`<div class="annotation ${annotation.annotation_level}">
              <div class="muted">
                <a href="${pullPath(pull)}/files#${fileId(annotation.path)}">${annotation.path}</a>, line
                ${annotation.start_line}
              </div>
              <b>${annotation.title ?? annotation.annotation_level}</b>
              ${markdown(annotation.message)}
            </div>`,
        )}`
    }
  </section>`;
}

export async function filesChanged(services: Services, pull: Pull): Promise<string> {
  const files = await pullDiff(services, pull);
  const annotations = latestRuns(pull.repository, pull.head.sha).flatMap((run) => run.annotations);
  const body = html`<div class="files">${files.map((file) => fileView(file, pull, annotations))}</div>`;
  return await framed(services, pull, 'files', body);
}
