/** A developer's clone: makes commits and pushes them with the real `git push`. */
import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runGit } from './run.js';

/** Contents by path; null deletes. A renamed file is deleted and added again. */
export type Files = Readonly<Record<string, string | Buffer | null>>;

export interface CommitInput {
  readonly parents: readonly string[];
  readonly files: Files;
  readonly message: string;
  readonly author: { readonly name: string; readonly email: string };
}

/** Commits are a minute apart from here, so that the same pushes give the same ids. */
const FIRST_COMMIT = 1_700_000_000;

export class GitClient {
  readonly #folder: string;
  #commits = 0;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** `origin`: the git folder whose objects the clone sees without copying. */
  static async create(folder: string, origin: string): Promise<GitClient> {
    await mkdir(folder, { recursive: true });
    await runGit(['init', '--quiet', '--bare', folder]);
    await writeFile(join(folder, 'objects/info/alternates'), `${join(origin, 'objects')}\n`);
    return new GitClient(folder);
  }

  /** Makes a commit and gives its id; nothing points to it until it is pushed. */
  async commit(input: CommitInput): Promise<string> {
    const { name, email } = input.author;
    const date = FIRST_COMMIT + this.#commits++ * 60;
    const ref = `refs/commits/${randomUUID()}`;
    const parts: Buffer[] = [];
    const line = (text: string) => parts.push(Buffer.from(`${text}\n`));
    const data = (content: Buffer) => {
      line(`data ${content.length}`);
      parts.push(content, Buffer.from('\n'));
    };
    line(`commit ${ref}`);
    line(`author ${name} <${email}> ${date} +0000`);
    line(`committer ${name} <${email}> ${date} +0000`);
    data(Buffer.from(input.message));
    for (const [index, parent] of input.parents.entries())
      line(`${index === 0 ? 'from' : 'merge'} ${parent}`);
    for (const [path, content] of Object.entries(input.files)) {
      if (/^"|\n|^$/.test(path)) throw new Error(`Not a path for a test: ${JSON.stringify(path)}`);
      if (content === null) {
        line(`D ${path}`);
      } else {
        line(`M 100644 inline ${path}`);
        data(Buffer.from(content));
      }
    }
    line('done');
    const cwd = this.#folder;
    await runGit(['fast-import', '--quiet', '--done', '--force'], { cwd, input: Buffer.concat(parts) });
    return (await runGit(['rev-parse', ref], { cwd })).toString('utf8').trim();
  }

  async push(url: string, refspecs: readonly string[]): Promise<void> {
    await pushFrom(this.#folder, url, refspecs);
  }
}

/** `git push` out of any repository; none of its hooks runs. */
export async function pushFrom(folder: string, url: string, refspecs: readonly string[]): Promise<void> {
  await runGit(['push', '--quiet', '--no-verify', '--no-signed', url, ...refspecs], { cwd: folder });
}
