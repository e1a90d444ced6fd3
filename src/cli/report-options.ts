/** The options that `scan` and `review` share, and how a report leaves the program. */
import { readFileSync, writeFileSync } from 'node:fs';
import { Option, type Command } from 'commander';
import { SEVERITIES, type Severity } from '../analysis/index.js';
import { parsePolicy } from '../config/policy.js';
import {
  DEFAULT_POLICY,
  POLICY_PATH,
  renderJson,
  renderSarif,
  renderSummary,
  renderText,
  standingFindings,
  type AppliedPolicy,
  type Review,
} from '../review/index.js';
import { UsageError } from './usage-error.js';

export interface ReportOptions {
  readonly format: 'text' | 'json' | 'sarif' | 'markdown';
  readonly output?: string;
  readonly rules: readonly string[];
  readonly config?: string;
  readonly failOn?: Severity;
  readonly strict?: boolean;
  /** False after `--no-ignores`. */
  readonly ignores: boolean;
}

/** Exit codes, the first that holds counts. */
export const EXIT = { usage: 2, gate: 1, incomplete: 3, ok: 0 } as const;

export function addReportOptions(command: Command): Command {
  const formats = new Option('--format <format>', 'how to print').choices([
    'text',
    'json',
    'sarif',
    'markdown',
  ]);
  return command
    .addOption(formats.default('text'))
    .option('--output <file>', 'write to a file instead of standard output')
    .option(
      '--rules <path>',
      'rules to use in place of the built-in ones (repeatable)',
      (path: string, all: string[]) => [...all, path],
      [],
    )
    .option('--config <file>', `policy file, in the form of ${POLICY_PATH}`)
    .addOption(new Option('--fail-on <severity>', 'fail from this severity on').choices([...SEVERITIES]))
    .option('--strict', 'exit with 3 if something was not fully analysed')
    .option('--no-ignores', 'do not honour inline suppressions');
}

/** The policy of `--config`, else `otherwise`, with `--fail-on` applied; undefined if there is none. Throws UsageError. */
export function policyOf(options: ReportOptions, otherwise?: AppliedPolicy): AppliedPolicy | undefined {
  const applied = options.config === undefined ? otherwise : policyFile(options.config);
  if (options.failOn === undefined) return applied;
  const { policy, origin, problems } = applied ?? {
    policy: DEFAULT_POLICY,
    origin: 'defaults',
    problems: [],
  };
  const failOn = { ...policy.failOn, severity: options.failOn };
  return { policy: { ...policy, mode: 'gate', failOn }, origin, problems };
}

function policyFile(path: string): AppliedPolicy {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new UsageError(`${path}: cannot be read`);
  }
  const applied = parsePolicy(text, path);
  if (applied.problems.length > 0) throw new UsageError(applied.problems.join('\n'));
  return applied;
}

/** Renders the report in the chosen format. */
export function render(review: Review, options: ReportOptions, textOf: (path: string) => string): string {
  switch (options.format) {
    case 'json':
      return renderJson(review);
    case 'sarif':
      return renderSarif(review, textOf);
    case 'markdown':
      return renderSummary(review, {}, { unplaced: standingFindings(review), commented: 0 }) + '\n';
    case 'text':
      return renderText(review);
  }
}

/** Writes to `--output` or standard output. Throws UsageError if the file cannot be written. */
export function emit(text: string, options: Pick<ReportOptions, 'output'>): void {
  if (options.output === undefined) {
    process.stdout.write(text);
    return;
  }
  try {
    writeFileSync(options.output, text);
  } catch (error) {
    throw new UsageError(
      `${options.output}: cannot be written (${error instanceof Error ? error.message : ''})`,
    );
  }
}

/** Progress, on a terminal only. */
export function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`${text}\n`);
}

/** Whether any file of the report was not fully analysed. */
export const isIncomplete = (review: Review): boolean =>
  review.coverage.some((file) => file.status !== 'full');
