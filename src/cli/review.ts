/** `meerkat review`: the full review of a git range, exactly as the App would post it. */
import { readPolicy } from '../config/read-policy.js';
import { GitError } from '../git/git.js';
import { localSnapshot, resolveCommit } from '../git/snapshot.js';
import {
  NoCommonAncestor,
  code,
  proveFixes,
  renderOutput,
  reviewRange,
  type ReviewOutput,
} from '../review/index.js';
import type { LoadEngine } from './load-engine.js';
import {
  EXIT,
  emit,
  isIncomplete,
  policyOf,
  progress,
  render,
  type ReportOptions,
} from './report-options.js';
import { UsageError } from './usage-error.js';

export interface ReviewOptions extends ReportOptions {
  readonly repo: string;
  readonly base: string;
  readonly head: string;
}

/** Runs the command and returns the exit code. Throws UsageError. */
export async function review(options: ReviewOptions, loadEngine: LoadEngine): Promise<number> {
  const engine = await loadEngine(options.rules);
  try {
    const base = await resolveCommit(options.repo, options.base);
    const head = await resolveCommit(options.repo, options.head);
    const snapshot = localSnapshot(options.repo);
    const fromBase = options.config === undefined ? await readPolicy(snapshot, base) : undefined;
    const policy = policyOf(options, fromBase)!;
    progress(`Reviewing ${base.slice(0, 10)}..${head.slice(0, 10)} with ${engine.rules.length} rules …`);
    const ignore = options.ignores ? {} : { ignoreSuppressions: true };
    const request = { repository: options.repo, base, head, snapshot, engine, policy, ...ignore };
    const { review: done, texts } = await reviewRange(request);
    const textOf = (path: string): string => texts.get(path) ?? '';
    if (options.format === 'markdown') {
      const suggestions = await proveFixes(done, done.findings, texts, engine);
      emit(asPosted(renderOutput(done, {}, suggestions)), options);
    } else emit(render(done, options, textOf), options);
    if (done.conclusion === 'failure') return EXIT.gate;
    return options.strict && isIncomplete(done) ? EXIT.incomplete : EXIT.ok;
  } catch (error) {
    if (error instanceof GitError || error instanceof NoCommonAncestor) throw new UsageError(error.message);
    throw error;
  }
}

/** The check run's summary, then every comment under the line that carries it. */
function asPosted(output: ReviewOutput): string {
  const comments = output.comments.map(({ path, line, startLine, body }) => {
    const where = startLine === undefined ? `${path}:${line}` : `${path}:${startLine}-${line}`;
    return `---\n\n${code(where, 4_096)}\n\n${body}`;
  });
  return [output.summary, ...comments].join('\n\n') + '\n';
}
