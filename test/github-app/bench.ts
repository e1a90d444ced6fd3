/** One stand-in and one App for the tests of a file; a repository and an installation of its own for every test. */
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { PullHandle, RepositoryHandle } from '../github/handles.js';
import { startStandIn, type StandIn } from '../github/stand-in.js';
import { startApp, type AppUnderTest } from './app-under-test.js';

export const CLEAN = 'import os\n\n\ndef main():\n    return 1\n';

/** CLEAN with a blocking finding in line 5, and more lines behind it. */
export const dangerous = (extra = ''): string =>
  `import os\n\n\ndef main():\n    danger(os)\n${extra}    return 1\n`;

export interface Bench {
  readonly github: StandIn;
  readonly app: AppUnderTest;
  readonly shop: RepositoryHandle;
  /** A fork of the shop by somebody else. */
  fork(): Promise<RepositoryHandle>;
  /** Pushes to `topic` and opens a pull request from it. */
  open(files?: Record<string, string | null>): Promise<PullHandle>;
  /** Resolves when an analysis has begun. */
  analysing(): Promise<void>;
}

/** Registers the hooks. The result is filled before each test. */
export function useBench(): Bench {
  let github: StandIn;
  let app: AppUnderTest;
  let shop: RepositoryHandle;
  let n = 0;
  beforeAll(async () => {
    github = await startStandIn();
    app = await startApp(github);
  });
  afterAll(async () => {
    await app.stop();
    await github.close();
  });
  beforeEach(async () => {
    n++;
    app.reset();
    shop = await github.createRepository({
      ...{ name: 'shop', owner: `acme-${n}` },
      files: { 'app.py': CLEAN, 'README.md': '# Shop\n' },
    });
    await github.deliveries.settled();
    github.calls.reset();
  });
  afterEach(async () => {
    github.faults.clear();
    // A test that failed has held what those after it wait for.
    app.reset();
    await app.idle();
  });
  return {
    get github() {
      return github;
    },
    get app() {
      return app;
    },
    get shop() {
      return shop;
    },
    fork: () => github.fork(shop, `mallory-${n}`),
    async open(files = { 'app.py': dangerous() }) {
      await shop.push({ branch: 'topic', files });
      return shop.openPullRequest({ head: 'topic' });
    },
    async analysing() {
      const end = Date.now() + 10_000;
      while (app.analysed.length === 0) {
        if (Date.now() > end) throw new Error('no analysis has begun');
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
  };
}
