/** Runs the built command line in a folder of its own, as a user or another tool would. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** One rule, so that a run need not load the pack: `danger(…)` is high, `look(…)` low. */
export const RULES = `rules:
  - id: danger-called
    languages: [python]
    severity: ERROR
    message: danger is called
    pattern: danger(...)
    metadata: {cwe: ['CWE-78: x']}
  - id: look-called
    languages: [python]
    severity: INFO
    message: look is called
    pattern: look(...)
`;

export class Workspace {
  readonly folder = mkdtempSync(join(tmpdir(), 'meerkat-cli-'));

  constructor(files: Readonly<Record<string, string | Buffer>> = {}) {
    this.write({ 'rules.yaml': RULES, ...files });
  }

  write(files: Readonly<Record<string, string | Buffer>>): void {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, path)), { recursive: true });
      writeFileSync(join(this.folder, path), content);
    }
  }

  /** Runs `meerkat` with the arguments in the folder, or in one below it. */
  run(args: readonly string[], below = '.'): Outcome {
    const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
      cwd: join(this.folder, below),
      encoding: 'utf8',
      timeout: 60_000,
    });
    return { code: status, stdout, stderr };
  }

  /** The same by a line of bash, for what is redirected. */
  shell(words: string): Outcome {
    const { status, stdout, stderr } = spawnSync(
      'bash',
      ['-c', `"$0" "$1" ${words}`, process.execPath, MAIN],
      {
        cwd: this.folder,
        encoding: 'utf8',
        timeout: 60_000,
      },
    );
    return { code: status, stdout, stderr };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
