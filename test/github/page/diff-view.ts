/** Files changed: the diff of every file with comments and annotations under their lines. */
import { patchLines, type DiffFile, type PatchLine } from '../git/diff.js';
import type { Annotation, Pull, ReviewComment } from '../world.js';
import { highlight } from './highlight.js';
import { html, type Html } from './html.js';
import { markdown } from './markdown.js';
import { avatar, userName } from './layout.js';

export function diffRow(line: PatchLine): Html {
  const kind = line.left === undefined ? 'add' : line.right === undefined ? 'del' : 'same';
  return html`<tr class="${kind}">
    <td class="number">${line.left}</td>
    <td class="number">${line.right}</td>
    <td class="mark">${line.text[0]}</td>
    <td class="code">${highlight(line.text.slice(1))}</td>
  </tr>`;
}

/** One comment with its suggestion against the lines that it is on. */
export function commentBody(comment: ReviewComment, lines: readonly PatchLine[]): Html {
  const { side, line, startLine } = comment.original;
  const replaces = lines
    .filter((item) => {
      const number = side === 'RIGHT' ? item.right : item.left;
      return number !== undefined && number >= (startLine ?? line) && number <= line;
    })
    .map((item) => item.text.slice(1));
  return markdown(comment.body, { replaces });
}

export function thread(comments: readonly ReviewComment[], lines: readonly PatchLine[]): Html {
  const resolved = comments[0]!.pull.threads.find((item) => item.comments.includes(comments[0]!))?.resolvedBy;
  const shown = comments.map(
    (comment) =>
      html`<div class="comment" id="discussion_r${comment.id}">
        ${avatar(comment.author, 'small')}
        <div>
          <div class="comment-head">
            ${userName(comment.author)}
            <span class="muted">${where(comment)}</span>
          </div>
          ${commentBody(comment, lines)}
        </div>
      </div>`,
  );
  if (resolved === undefined) return html`<div class="thread">${shown}</div>`;
  return html`<details class="thread resolved">
    <summary>${resolved.login} marked this conversation as resolved</summary>
    ${shown}
  </details>`;
}

function where(comment: ReviewComment): string {
  if (comment.inReplyTo !== undefined) return 'replied';
  if (comment.current === undefined) return 'on an outdated line';
  const { line, startLine, side } = comment.current;
  const old = side === 'LEFT' ? 'old ' : '';
  return startLine === undefined ? `on ${old}line ${line}` : `on ${old}lines ${startLine} to ${line}`;
}

function annotationRow(annotation: Annotation): Html {
  return html`<tr class="inline">
    <td colspan="4">
      <div class="annotation ${annotation.annotation_level}">
        <b>${annotation.title ?? annotation.annotation_level}</b>
        ${markdown(annotation.message)}
      </div>
    </td>
  </tr>`;
}

export function fileView(file: DiffFile, pull: Pull | undefined, annotations: readonly Annotation[]): Html {
  const lines = file.patch === undefined ? [] : patchLines(file.patch);
  const threads = (pull?.threads ?? []).filter(
    (item) => (item.comments[0]?.current?.path ?? item.comments[0]?.original.path) === file.path,
  );
  const rows: Html[] = [];
  let hunk = -1;
  const headers = (file.patch ?? '').split('\n').filter((line) => line.startsWith('@@ '));
  for (const line of lines) {
    if (line.hunk !== hunk) {
      hunk = line.hunk;
      rows.push(
        html`<tr class="hunk">
          <td colspan="4">${headers[hunk]}</td>
        </tr>`,
      );
    }
    rows.push(diffRow(line));
    for (const { comments } of threads) {
      const at = comments[0]?.current;
      if (at === undefined || (at.side === 'RIGHT' ? line.right : line.left) !== at.line) continue;
      rows.push(
        html`<tr class="inline">
          <td colspan="4">${thread(comments, lines)}</td>
        </tr>`,
      );
    }
    for (const annotation of annotations) {
      if (line.right !== undefined && annotation.path === file.path && annotation.end_line === line.right) {
        rows.push(annotationRow(annotation));
      }
    }
  }
  const renamed = file.previousPath === undefined ? '' : `${file.previousPath} → `;
  const empty = file.binary ? 'Binary file.' : 'No lines to show.';
  return html`<section class="file" id="${fileId(file.path)}">
    <div class="file-head">
      <span class="diffstat"
        ><span class="plus">+${file.additions}</span> <span class="minus">−${file.deletions}</span></span
      >
      <b>${renamed}${file.path}</b>
    </div>
    ${
      lines.length === 0
        ? html`<div class="box-body muted">${empty}</div>`
        : html`<table class="diff">
            ${rows}
          </table>`
    }
  </section>`;
}

export const fileId = (path: string): string => `file-${Buffer.from(path).toString('base64url')}`;
