import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { HANDLED_EVENTS } from '../../src/github/events.js';
import { WEBHOOK_PATH } from '../../src/github/webhooks.js';

interface Manifest {
  readonly default_events: readonly string[];
  readonly default_permissions: Readonly<Record<string, string>>;
  readonly hook_attributes: { readonly url: string };
}

const manifest = parse(readFileSync(new URL('../../app.yml', import.meta.url), 'utf8')) as Manifest;

test('app.yml asks for exactly the events that are handled', () => {
  expect([...manifest.default_events].sort()).toEqual(Object.keys(HANDLED_EVENTS).sort());
});

test('app.yml points the hook at the path that the App serves', () => {
  expect(new URL(manifest.hook_attributes.url).pathname).toBe(WEBHOOK_PATH);
});

test('app.yml asks for the least: write access to checks and pull requests, and to nothing else', () => {
  expect(manifest.default_permissions).toEqual({
    checks: 'write',
    contents: 'read',
    issues: 'read',
    merge_queues: 'read',
    metadata: 'read',
    pull_requests: 'write',
  });
});
