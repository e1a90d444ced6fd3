/** Runs git. No shell, no user configuration, no hooks, no prompts: the repository under review is hostile. */
import { spawn } from 'node:child_process';

/** git said no. `message` is its standard error, cut to 500 characters. */
export class GitError extends Error {
  override readonly name = 'GitError';
}

const ENVIRONMENT = {
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_NO_LAZY_FETCH: '1',
  LC_ALL: 'C',
};

/** Options that a repository's own configuration could use to run programs, switched off. */
const SAFE = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'safe.directory=*'];

/** Output of `git -C folder ...args`. Throws GitError when git fails or is absent. */
export async function git(folder: string, args: readonly string[], input?: string): Promise<Buffer> {
  const child = spawn('git', ['-C', folder, ...SAFE, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...ENVIRONMENT },
  });
  const out: Buffer[] = [];
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => {
    if (said.length < 500) said = (said + chunk.toString()).slice(0, 500);
  });
  child.stdin.on('error', () => undefined); // git may exit before it has read everything: its exit code says why
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', (error) => reject(new GitError(`cannot run git: ${error.message}`)));
    child.on('close', resolve);
  });
  if (code !== 0) throw new GitError(said.trim() || `git ${args[0] ?? ''} failed`);
  return Buffer.concat(out);
}
