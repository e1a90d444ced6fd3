import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openSqliteQueue } from '../../src/jobs/sqlite-queue.js';

const WRITER = fileURLToPath(new URL('./threads/writer.ts', import.meta.url));

/** What a writer acknowledged until it was killed. */
async function acknowledged(file: string, round: number): Promise<string[]> {
  const writer = spawn(process.execPath, ['--import', 'tsx', WRITER, file, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  writer.stdout.on('data', (chunk: Buffer) => {
    if (output === '') setTimeout(() => writer.kill('SIGKILL'), 100 + 77 * round);
    output += chunk.toString();
  });
  await new Promise((resolve) => writer.once('close', resolve));
  // The last line may be cut: it was not acknowledged then.
  return output.split('\n').slice(0, -1);
}

test('kill -9 loses no acknowledged delivery, and leaves a queue that works', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'meerkat-durability-'));
  const file = join(folder, 'queue.db');
  let total = 0;
  for (let round = 0; round < 4; round++) {
    const deliveries = await acknowledged(file, round);
    total += deliveries.length;
    const options = { now: Date.now, leaseMs: 1000, maxAttempts: 1, backoffMs: 1, maxBackoffMs: 1 };
    const queue = openSqliteQueue(file, options);
    const again = { key: 'k', payload: '{}', forced: false };
    for (const delivery of deliveries) expect(await queue.enqueue({ delivery, ...again })).toBe('duplicate');
    const claimed = await queue.claim('w');
    expect(await queue.complete(claimed!.lease)).toBe(true);
    await queue.close();
  }
  expect(total).toBeGreaterThan(40);
  rmSync(folder, { recursive: true });
}, 120_000);
