/** The demo's command line. */
import { parseArgs } from 'node:util';

export const USAGE = `Usage: npm run demo -- [options]

Starts a stand-in for GitHub and the built App, opens a pull request and shows its review.

  --sample NAME                      a sample of ours: flask (default) or test-module
  --repo DIR --base REV --head REV   a range of a git repository on this machine
  --once                             exit when the review has arrived; not 0 if it did not
  --port N                           port of the page (default: any)
  --timeout SECONDS                  how long to wait for the review (default 300)
`;

export const SAMPLES = ['flask', 'test-module'] as const;
export type Sample = (typeof SAMPLES)[number];

export type Source =
  | { readonly kind: 'sample'; readonly name: Sample }
  | { readonly kind: 'range'; readonly folder: string; readonly base: string; readonly head: string };

export interface DemoOptions {
  readonly source: Source;
  readonly once: boolean;
  readonly port: number;
  /** In milliseconds. */
  readonly timeout: number;
}

/** What the user should read instead of a stack trace. */
export class DemoError extends Error {}

/** Throws DemoError with a reason; `help` asks for the usage. */
export function parseArguments(args: readonly string[]): DemoOptions | 'help' {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        sample: { type: 'string' },
        repo: { type: 'string' },
        base: { type: 'string' },
        head: { type: 'string' },
        once: { type: 'boolean', default: false },
        port: { type: 'string', default: '0' },
        timeout: { type: 'string', default: '300' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }));
  } catch (error) {
    throw new DemoError(error instanceof Error ? error.message : String(error));
  }
  if (values.help) return 'help';
  const { sample, repo, base, head } = values;
  return {
    source:
      repo === undefined && base === undefined && head === undefined
        ? { kind: 'sample', name: sampleNamed(sample ?? 'flask') }
        : range(repo, base, head, sample),
    once: values.once,
    port: wholeNumber('--port', values.port, 65_535),
    timeout: wholeNumber('--timeout', values.timeout, 86_400) * 1000,
  };
}

function range(repo?: string, base?: string, head?: string, sample?: string): Source {
  if (sample !== undefined) throw new DemoError('--sample and --repo exclude each other.');
  if (repo === undefined || base === undefined || head === undefined) {
    throw new DemoError('--repo, --base and --head belong together.');
  }
  return { kind: 'range', folder: repo, base, head };
}

function sampleNamed(name: string): Sample {
  const found = SAMPLES.find((one) => one === name);
  if (found === undefined)
    throw new DemoError(`There is no sample ${name}; there are ${SAMPLES.join(' and ')}.`);
  return found;
}

function wholeNumber(option: string, text: string, most: number): number {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : NaN;
  if (value <= most) return value;
  throw new DemoError(`${option} must be a whole number of at most ${most}.`);
}
