/** The command line: its commands, their options, and what becomes of errors. */
import { Command, CommanderError } from 'commander';
import { ENGINE_VERSION } from '../analysis/index.js';
import { explainRule, listRules } from './explain.js';
import type { LoadEngine } from './load-engine.js';
import { EXIT, addReportOptions, type ReportOptions } from './report-options.js';
import { review, type ReviewOptions } from './review.js';
import { scan } from './scan.js';
import { UsageError } from './usage-error.js';

/** What the composition root puts in. Each returns an exit code. */
export interface Commands {
  readonly loadEngine: LoadEngine;
  readonly test: (paths: readonly string[]) => Promise<number>;
  readonly serve: (options: ServeOptions) => Promise<number>;
}

/** Without options the App runs; with one, its queue is looked at or changed, and the command ends. */
export interface ServeOptions {
  /** List reviews that could not be done. */
  readonly deadLetters?: boolean;
  /** Run one of them again: its number in the list. */
  readonly requeue?: string;
}

/** Runs one command line (without `node` and the script) and returns the exit code. Never throws. */
export async function run(argv: readonly string[], commands: Commands): Promise<number> {
  let exit: number = EXIT.ok;
  const program = new Command('meerkat')
    .description('Reviews Python changes for security.')
    .version(ENGINE_VERSION)
    .exitOverride()
    .showHelpAfterError('(see meerkat --help)');

  addReportOptions(program.command('scan').description('analyse files and folders as one program'))
    .argument('<path...>', 'files and folders')
    .action(async (paths: string[], options: ReportOptions) => {
      exit = await scan(paths, options, commands.loadEngine);
    });
  addReportOptions(program.command('review').description('review a git range as the App would'))
    .requiredOption('--base <rev>', 'the revision to compare with')
    .option('--head <rev>', 'the revision to review', 'HEAD')
    .option('--repo <dir>', 'the repository', '.')
    .action(async (options: ReviewOptions) => {
      exit = await review(options, commands.loadEngine);
    });
  program
    .command('test')
    .description('run the tests beside rules')
    .argument('<path...>', 'rule files and folders')
    .action(async (paths: string[]) => {
      exit = await commands.test(paths);
    });
  program
    .command('rules')
    .description('list the rules')
    .option('--rules <path>', 'rules in place of the built-in ones (repeatable)', collect, [])
    .action(async (options: { rules: string[] }) => {
      process.stdout.write(listRules((await commands.loadEngine(options.rules)).rules));
    });
  program
    .command('explain')
    .description("show a rule's page")
    .argument('<rule>', 'id of the rule')
    .option('--rules <path>', 'rules in place of the built-in ones (repeatable)', collect, [])
    .action(async (id: string, options: { rules: string[] }) => {
      process.stdout.write(explainRule((await commands.loadEngine(options.rules)).rules, id));
    });
  program
    .command('serve')
    .description('run the GitHub App (configured by the environment)')
    .option('--dead-letters', 'list the reviews that could not be done, and end')
    .option('--requeue <number>', 'run one of them again')
    .action(async (options: ServeOptions) => {
      exit = await commands.serve(options);
    });

  try {
    await program.parseAsync(argv, { from: 'user' });
    return exit;
  } catch (error) {
    return failure(error);
  }
}

const collect = (path: string, all: string[]): string[] => [...all, path];

function failure(error: unknown): number {
  // Commander has printed its own message; help and version are no errors.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof UsageError) process.stderr.write(`${message}\n`);
  else
    process.stderr.write(`meerkat failed: ${error instanceof Error ? (error.stack ?? message) : message}\n`);
  return EXIT.usage;
}
