/** Tables of the SQLite queue. What may never happen is a constraint, not a hope. */

export const SCHEMA_VERSION = 1;

export const SCHEMA = `
CREATE TABLE jobs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL,
  delivery TEXT NOT NULL,
  payload TEXT NOT NULL,
  forced INTEGER NOT NULL CHECK (forced IN (0, 1)),
  state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'superseded', 'dead')),
  attempt INTEGER NOT NULL DEFAULT 0,
  run_at INTEGER NOT NULL,
  owner TEXT,
  lease_until INTEGER,
  cancel INTEGER NOT NULL DEFAULT 0,
  error TEXT NOT NULL DEFAULT '',
  ended_at INTEGER,
  CHECK ((state = 'running') = (owner IS NOT NULL AND lease_until IS NOT NULL))
) STRICT;
-- At most one running review a pull request, at most one waiting.
CREATE UNIQUE INDEX one_running ON jobs (key) WHERE state = 'running';
CREATE UNIQUE INDEX one_queued ON jobs (key) WHERE state = 'queued';
CREATE INDEX waiting ON jobs (run_at, id) WHERE state = 'queued';
CREATE INDEX ended ON jobs (ended_at) WHERE ended_at IS NOT NULL;
-- The latest job of every delivery.
CREATE TABLE deliveries (
  id TEXT PRIMARY KEY,
  job INTEGER NOT NULL REFERENCES jobs (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX delivery_of ON deliveries (job);
CREATE TABLE memos (key TEXT PRIMARY KEY, memo TEXT NOT NULL) STRICT, WITHOUT ROWID;
`;
