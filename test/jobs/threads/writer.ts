/** Accepts deliveries into a queue until it is killed, and says which ones it has acknowledged. */
import { writeSync } from 'node:fs';
import { openSqliteQueue } from '../../../src/jobs/sqlite-queue.js';

const [file = '', round = ''] = process.argv.slice(2);
const options = { now: Date.now, leaseMs: 1000, maxAttempts: 1, backoffMs: 1, maxBackoffMs: 1 };
const queue = openSqliteQueue(file, options);
for (let i = 0; ; i++) {
  const delivery = `${round}-${i}`;
  await queue.enqueue({ delivery, key: `key-${i % 50}`, payload: '{}', forced: false });
  writeSync(1, `${delivery}\n`);
}
