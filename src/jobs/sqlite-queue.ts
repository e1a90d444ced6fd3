/**
 * The queue on SQLite: one file, one or more processes of one host. Every change is one IMMEDIATE transaction, on
 * disk (WAL, synchronous FULL) before the promise resolves. The port is asynchronous, this engine is not: a
 * transaction takes well below a millisecond.
 */
import { DatabaseSync, type DatabaseSyncInstance, type StatementSyncInstance } from '@photostructure/sqlite';
import {
  LAST_RITES,
  backoff,
  type ClaimedJob,
  type HeartbeatAnswer,
  type JobQueue,
  type JobRecord,
  type JobState,
  type Lease,
  type NewJob,
  type QueueOptions,
} from './queue.js';
import { SCHEMA, SCHEMA_VERSION } from './sqlite-schema.js';

type Value = string | number | null;

/** A row of `jobs` as SQLite returns it. */
interface Row {
  readonly id: number;
  readonly key: string;
  readonly delivery: string;
  readonly payload: string;
  readonly forced: number;
  readonly state: JobState;
  readonly attempt: number;
  readonly cancel: number;
  readonly error: string;
}

const SILENT = 'the worker stopped without an answer';
const HELD = `id = ? AND owner = ? AND attempt = ? AND state = 'running'`;
const END = `owner = NULL, lease_until = NULL, ended_at = ?`;

/** Opens the queue in `file`, making it if it is not there. Throws if the file is no such database. */
export function openSqliteQueue(file: string, options: QueueOptions): JobQueue {
  const db = new DatabaseSync(file, { timeout: 5000 });
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
  const store = new SqliteStore(db, options);
  store.migrate();
  return {
    enqueue: async (job) => store.enqueue(job),
    claim: async (owner) => store.claim(owner),
    heartbeat: async (lease) => store.heartbeat(lease),
    remember: async (lease, memo) => store.remember(lease, memo),
    complete: async (lease) => store.complete(lease),
    fail: async (lease, error, how) => store.fail(lease, error, how.retry, how.delayMs ?? 0),
    release: async (lease, delayMs) => store.release(lease, delayMs),
    list: async (state, limit) => store.list(state, limit),
    requeue: async (id) => store.requeue(id),
    counts: async () => store.counts(),
    prune: async (ageMs) => store.prune(ageMs),
    close: async () => db.close(),
  };
}

class SqliteStore {
  readonly #statements = new Map<string, StatementSyncInstance>();

  constructor(
    private readonly db: DatabaseSyncInstance,
    private readonly options: QueueOptions,
  ) {}

  migrate(): void {
    this.#transaction(() => {
      const version = (this.db.prepare('PRAGMA user_version').get() as { user_version: number }).user_version;
      if (version === SCHEMA_VERSION) return;
      if (version !== 0)
        throw new Error(`the queue has schema ${version}, this release knows ${SCHEMA_VERSION}`);
      this.db.exec(`${SCHEMA}; PRAGMA user_version = ${SCHEMA_VERSION}`);
    });
  }

  enqueue(job: NewJob): 'accepted' | 'duplicate' {
    return this.#transaction(() => {
      const known = this.#row(
        'SELECT jobs.* FROM deliveries JOIN jobs ON jobs.id = job WHERE deliveries.id = ?',
        job.delivery,
      );
      if (known === undefined) this.#insert(job);
      else if (known.state === 'dead') this.#revive(known);
      else return 'duplicate';
      return 'accepted';
    });
  }

  claim(owner: string): ClaimedJob | undefined {
    return this.#transaction(() => {
      const { options } = this;
      const now = options.now();
      const expired = `state = 'running' AND lease_until <= ?`;
      this.#run(`UPDATE jobs SET state = 'superseded', ${END} WHERE ${expired} AND cancel = 1`, now, now);
      const most = options.maxAttempts + LAST_RITES;
      this.#run(
        `UPDATE jobs SET state = 'dead', error = ?, ${END} WHERE ${expired} AND attempt >= ?`,
        ...[SILENT, now, now, most],
      );
      const lease = [owner, now + options.leaseMs];
      const row =
        this.#row(
          `UPDATE jobs SET owner = ?, lease_until = ?, attempt = attempt + 1, error = ? WHERE id =
            (SELECT id FROM jobs WHERE ${expired} ORDER BY lease_until, id LIMIT 1) RETURNING *`,
          ...[...lease, SILENT, now],
        ) ??
        this.#row(
          `UPDATE jobs SET owner = ?, lease_until = ?, attempt = attempt + 1, state = 'running' WHERE id =
            (SELECT id FROM jobs AS waiting WHERE state = 'queued' AND run_at <= ? AND NOT EXISTS
              (SELECT 1 FROM jobs AS other WHERE other.key = waiting.key AND other.state = 'running')
            ORDER BY run_at, id LIMIT 1) RETURNING *`,
          ...[...lease, now],
        );
      return row && this.#claimed(row, owner);
    });
  }

  heartbeat(lease: Lease): HeartbeatAnswer {
    const until = this.options.now() + this.options.leaseMs;
    const row = this.#row(`UPDATE jobs SET lease_until = ? WHERE ${HELD} RETURNING *`, until, ...held(lease));
    if (row === undefined) return 'lost';
    return row.cancel === 1 ? 'cancel' : 'held';
  }

  remember(lease: Lease, memo: string): boolean {
    return this.#transaction(() => {
      const row = this.#held(lease);
      if (row === undefined) return false;
      if (memo === '') this.#run('DELETE FROM memos WHERE key = ?', row.key);
      else this.#run('INSERT OR REPLACE INTO memos (key, memo) VALUES (?, ?)', row.key, memo);
      return true;
    });
  }

  complete(lease: Lease): boolean {
    return (
      this.#run(`UPDATE jobs SET state = 'done', ${END} WHERE ${HELD}`, this.#now(), ...held(lease)) === 1
    );
  }

  fail(
    lease: Lease,
    error: string,
    retry: boolean,
    delayMs: number,
  ): 'queued' | 'superseded' | 'dead' | 'lost' {
    return this.#transaction(() => {
      const row = this.#held(lease);
      if (row === undefined) return 'lost';
      const { options } = this;
      const now = options.now();
      const again = retry && row.attempt < options.maxAttempts + LAST_RITES;
      const state = row.cancel === 1 ? 'superseded' : again ? 'queued' : 'dead';
      const wait = state === 'queued' ? Math.max(delayMs, backoff(options, row.attempt)) : 0;
      this.#run(
        `UPDATE jobs SET state = ?, error = ?, run_at = ?, ${END} WHERE id = ?`,
        ...[state, error, now + wait, state === 'queued' ? null : now, row.id],
      );
      return state;
    });
  }

  release(lease: Lease, delayMs: number): boolean {
    return this.#transaction(() => {
      const row = this.#held(lease);
      if (row === undefined) return false;
      const now = this.options.now();
      const state = row.cancel === 1 ? 'superseded' : 'queued';
      this.#run(
        `UPDATE jobs SET state = ?, attempt = attempt - 1, run_at = ?, ${END} WHERE id = ?`,
        ...[state, now + delayMs, state === 'queued' ? null : now, row.id],
      );
      return true;
    });
  }

  list(state: JobState, limit: number): JobRecord[] {
    const rows = this.#prepare('SELECT * FROM jobs WHERE state = ? ORDER BY id LIMIT ?').all(state, limit);
    return (rows as Row[]).map((row) => ({
      ...work(row),
      id: row.id,
      state,
      attempt: row.attempt,
      error: row.error,
    }));
  }

  requeue(id: number): boolean {
    return this.#transaction(() => {
      const row = this.#row(`SELECT * FROM jobs WHERE id = ? AND state = 'dead'`, id);
      if (row !== undefined) this.#revive(row);
      return row !== undefined;
    });
  }

  counts(): Record<JobState, number> {
    const counts: Record<JobState, number> = { queued: 0, running: 0, done: 0, superseded: 0, dead: 0 };
    const rows = this.#prepare('SELECT state, count(*) AS n FROM jobs GROUP BY state').all();
    for (const { state, n } of rows as { state: JobState; n: number }[]) counts[state] = n;
    return counts;
  }

  prune(ageMs: number): number {
    return this.#transaction(() => {
      const gone = this.#run('DELETE FROM jobs WHERE ended_at < ?', this.options.now() - ageMs);
      this.#run('DELETE FROM memos WHERE key NOT IN (SELECT key FROM jobs)');
      return gone;
    });
  }

  /** A dead letter runs again as a new job; the old row says that it was replaced. */
  #revive(dead: Row): void {
    this.#run(`UPDATE jobs SET state = 'superseded' WHERE id = ?`, dead.id);
    this.#insert({ ...work(dead), forced: true });
  }

  /** Adds a job, replaces the waiting one of its key and asks the running one to stop. */
  #insert(job: NewJob): void {
    const now = this.options.now();
    const replaced = this.#row(
      `UPDATE jobs SET state = 'superseded', ${END} WHERE key = ? AND state = 'queued' RETURNING *`,
      ...[now, job.key],
    );
    const running = this.#row(
      `UPDATE jobs SET cancel = 1 WHERE key = ? AND state = 'running' RETURNING *`,
      job.key,
    );
    const forced = job.forced || replaced?.forced === 1 || running?.forced === 1;
    const { id } = this.#row(
      'INSERT INTO jobs (key, delivery, payload, forced, state, run_at) VALUES (?, ?, ?, ?, ?, ?) RETURNING *',
      ...[job.key, job.delivery, job.payload, forced ? 1 : 0, 'queued', now],
    )!;
    this.#run('INSERT OR REPLACE INTO deliveries (id, job) VALUES (?, ?)', job.delivery, id);
  }

  #claimed(row: Row, owner: string): ClaimedJob {
    const memo = this.#prepare('SELECT memo FROM memos WHERE key = ?').get(row.key) as
      { memo: string } | undefined;
    return {
      ...work(row),
      lease: { id: row.id, owner, attempt: row.attempt },
      exhausted: row.attempt > this.options.maxAttempts,
      error: row.error,
      memo: memo?.memo ?? '',
    };
  }

  #held(lease: Lease): Row | undefined {
    return this.#row(`SELECT * FROM jobs WHERE ${HELD}`, ...held(lease));
  }

  #now(): number {
    return this.options.now();
  }

  #row(sql: string, ...values: Value[]): Row | undefined {
    return this.#prepare(sql).get(...values) as Row | undefined;
  }

  #run(sql: string, ...values: Value[]): number {
    return this.#prepare(sql).run(...values).changes;
  }

  #prepare(sql: string): StatementSyncInstance {
    const known = this.#statements.get(sql) ?? this.db.prepare(sql);
    this.#statements.set(sql, known);
    return known;
  }

  #transaction<T>(work: () => T): T {
    this.db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.db.exec('COMMIT');
      return result;
    } catch (error) {
      this.db.exec('ROLLBACK');
      throw error;
    }
  }
}

const held = (lease: Lease): [number, string, number] => [lease.id, lease.owner, lease.attempt];

const work = (row: Row): NewJob => ({
  delivery: row.delivery,
  key: row.key,
  payload: row.payload,
  forced: row.forced === 1,
});
