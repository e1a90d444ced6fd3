/** Reads objects of one repository through a single long-lived `git cat-file --batch`. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { gitEnvironment } from './run.js';

export interface GitObject {
  readonly id: string;
  readonly type: 'blob' | 'tree' | 'commit' | 'tag';
  readonly content: Buffer;
}

interface Waiting {
  readonly resolve: (found: GitObject | undefined) => void;
  readonly reject: (error: Error) => void;
}

export class ObjectReader {
  readonly #folder: string;
  #child: ChildProcessWithoutNullStreams | undefined;
  #pending: Buffer[] = [];
  #size = 0;
  /** Bytes needed before parsing can go on. */
  #need = 0;
  readonly #queue: Waiting[] = [];

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The object that an expression such as `<commit>:<path>` names. */
  async read(expression: string): Promise<GitObject | undefined> {
    if (expression.includes('\n') || expression.includes('\0') || expression.startsWith('-'))
      return undefined;
    const child = this.#start();
    return await new Promise((resolve, reject) => {
      this.#queue.push({ resolve, reject });
      child.stdin.write(`${expression}\n`);
    });
  }

  close(): void {
    this.#child?.stdin.end();
    this.#child?.kill();
    this.#child = undefined;
  }

  #start(): ChildProcessWithoutNullStreams {
    if (this.#child !== undefined) return this.#child;
    const child = spawn('git', ['-c', 'safe.directory=*', 'cat-file', '--batch'], {
      cwd: this.#folder,
      env: gitEnvironment(),
    });
    child.stdout.on('data', (chunk: Buffer) => {
      this.#pending.push(chunk);
      this.#size += chunk.length;
      if (this.#size >= this.#need) this.#parse();
    });
    const fail = (error: Error) => {
      this.#child = undefined;
      for (const waiting of this.#queue.splice(0)) waiting.reject(error);
    };
    child.stdin.on('error', () => undefined);
    child.on('error', fail);
    child.on('close', () => fail(new Error('git cat-file ended')));
    child.unref();
    this.#child = child;
    return child;
  }

  #parse(): void {
    let data = Buffer.concat(this.#pending);
    for (;;) {
      const lineEnd = data.indexOf(10);
      this.#need = 0;
      if (lineEnd < 0) break;
      const header = data.subarray(0, lineEnd).toString('utf8');
      const match = /^([0-9a-f]{40}) (blob|tree|commit|tag) (\d+)$/.exec(header);
      if (match === null) {
        data = data.subarray(lineEnd + 1);
        this.#queue.shift()?.resolve(undefined);
        continue;
      }
      const end = lineEnd + 1 + Number(match[3]);
      if (data.length < end + 1) {
        this.#need = end + 1;
        break;
      }
      const content = Buffer.from(data.subarray(lineEnd + 1, end));
      data = data.subarray(end + 1);
      this.#queue.shift()?.resolve({ id: match[1]!, type: match[2] as GitObject['type'], content });
    }
    this.#pending = [data];
    this.#size = data.length;
  }
}
