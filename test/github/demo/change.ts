/** What the demo proposes: a sample of ours or a range of a repository on this machine, pushed as a pull request. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Files } from '../git/client.js';
import { GitError, runGit } from '../git/run.js';
import type { PullHandle } from '../handles.js';
import type { StandIn } from '../stand-in.js';
import { DemoError, type Sample, type Source } from './arguments.js';

const SAMPLES = fileURLToPath(new URL('../samples/', import.meta.url));
const CHECK = 'Meerkat';

/** Pushes base and head and opens the pull request. */
export async function propose(github: StandIn, source: Source): Promise<PullHandle> {
  return source.kind === 'sample' ? await sample(github, source.name) : await range(github, source);
}

async function sample(github: StandIn, name: Sample): Promise<PullHandle> {
  const [title = '', ...body] = readFileSync(join(SAMPLES, name, 'title.txt'), 'utf8')
    .trim()
    .split('\n');
  const repository = await github.createRepository({
    name: name === 'flask' ? 'bookshelf' : 'orders',
    files: filesBelow(join(SAMPLES, name, 'base')),
  });
  repository.requireCheck(CHECK);
  const author = github.user('reader');
  repository.setRole(author, 'write');
  const head = 'change';
  await repository.push({
    branch: head,
    files: filesBelow(join(SAMPLES, name, 'head')),
    message: title,
    by: author,
  });
  return await repository.openPullRequest({ head, title, body: body.join('\n').trim(), by: author });
}

/** Every file below a folder, by its path relative to it. */
function filesBelow(folder: string): Files {
  const files: Record<string, Buffer> = {};
  const pending = [''];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const name of readdirSync(join(folder, next)).sort()) {
      const path = next === '' ? name : `${next}/${name}`;
      if (statSync(join(folder, path)).isDirectory()) pending.push(path);
      else files[path] = readFileSync(join(folder, path));
    }
  }
  return files;
}

interface Range {
  readonly folder: string;
  readonly base: string;
  readonly head: string;
}

async function range(github: StandIn, { folder, base, head }: Range): Promise<PullHandle> {
  const place = resolve(folder);
  const ask = async (...args: readonly string[]): Promise<string> =>
    (await runGit(args, { cwd: place })).toString('utf8').trim();
  const gitFolder = await ask('rev-parse', '--path-format=absolute', '--git-common-dir').catch(
    (error: unknown) => {
      const reason = error instanceof GitError ? 'is not a git repository' : 'cannot be read';
      throw new DemoError(`${place} ${reason}.`);
    },
  );
  const commit = async (revision: string): Promise<string> =>
    await ask('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`).catch(() => {
      throw new DemoError(`${place} has no commit ${revision}.`);
    });
  const from = await commit(base);
  const to = await commit(head);
  await ask('merge-base', from, to).catch(() => {
    throw new DemoError(`${base} and ${head} have no common ancestor (is the clone too shallow?).`);
  });
  const name =
    basename(place)
      .replace(/\.git$/, '')
      .replace(/[^\w.-]/g, '-') || 'repository';
  const repository = await github.createRepository({ name, borrow: gitFolder });
  repository.requireCheck(CHECK);
  await repository.pushFrom(place, from, 'main');
  await repository.pushFrom(place, to, 'change');
  const [title = '', ...body] = (await ask('log', '-1', '--format=%B', to)).split('\n');
  return await repository.openPullRequest({
    head: 'change',
    title: title === '' ? `${base} to ${head}` : title,
    body: body.join('\n').trim(),
    by: github.user('reader'),
  });
}
