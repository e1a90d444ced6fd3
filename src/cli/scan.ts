/** `meerkat scan PATH…`: analyses files and folders as one program. */
import { scanReport } from '../review/index.js';
import type { LoadEngine } from './load-engine.js';
import { readPythonFiles } from './python-files.js';
import {
  EXIT,
  emit,
  isIncomplete,
  policyOf,
  progress,
  render,
  type ReportOptions,
} from './report-options.js';

/** Runs the command and returns the exit code. Throws UsageError. */
export async function scan(
  paths: readonly string[],
  options: ReportOptions,
  loadEngine: LoadEngine,
): Promise<number> {
  const policy = policyOf(options);
  const engine = await loadEngine(options.rules);
  const { files, root, unread } = readPythonFiles(paths);
  progress(`Analysing ${files.length} files with ${engine.rules.length} rules …`);
  const request = {
    targets: files,
    context: [],
    knownPaths: files.map((file) => file.path),
    root,
    ...(options.ignores ? {} : { ignoreSuppressions: true }),
  };
  const result = await engine.analyse(request, () => Promise.resolve([]));
  const texts = new Map(files.map((file) => [file.path, file.text]));
  const textOf = (path: string): string => texts.get(path) ?? '';
  const report = scanReport({ engine, result, textOf, unread, ...(policy && { policy }) });
  emit(render(report, options, textOf), options);
  if (options.failOn !== undefined && report.conclusion === 'failure') return EXIT.gate;
  return options.strict && isIncomplete(report) ? EXIT.incomplete : EXIT.ok;
}
