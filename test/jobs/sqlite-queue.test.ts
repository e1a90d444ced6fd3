import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DatabaseSync } from '@photostructure/sqlite';
import type { JobQueue } from '../../src/jobs/queue.js';
import { openSqliteQueue } from '../../src/jobs/sqlite-queue.js';
import { queueContract } from './queue-contract.js';

queueContract('SQLite', async (options) => {
  const folder = mkdtempSync(join(tmpdir(), 'meerkat-queue-'));
  const open: JobQueue[] = [];
  const connect = async (): Promise<JobQueue> => {
    const queue = openSqliteQueue(join(folder, 'queue.db'), options);
    open.push(queue);
    return queue;
  };
  return {
    queue: await connect(),
    connect,
    async dispose() {
      await Promise.allSettled(open.map((queue) => queue.close()));
      rmSync(folder, { recursive: true });
    },
  };
});

test('a queue of a later release is refused, not changed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'meerkat-queue-'));
  const file = join(folder, 'queue.db');
  const later = new DatabaseSync(file);
  later.exec('PRAGMA user_version = 99');
  later.close();
  const options = { now: () => 0, leaseMs: 1, maxAttempts: 1, backoffMs: 1, maxBackoffMs: 1 };
  expect(() => openSqliteQueue(file, options)).toThrow(/schema 99/);
  rmSync(folder, { recursive: true });
});
