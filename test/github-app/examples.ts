/** GitHub's own example payloads, with what GitHub sends to Apps and some examples lack. */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

interface Examples {
  readonly name: string;
  readonly examples: readonly Record<string, unknown>[];
}

const file = createRequire(import.meta.url).resolve('@octokit/webhooks-examples/api.github.com/index.json');
const all = JSON.parse(readFileSync(file, 'utf8')) as readonly Examples[];

/** Every example of an event and action, each with an installation. */
export function examplesOf(event: string, action: string): Record<string, unknown>[] {
  const found = all.find(({ name }) => name === event)?.examples ?? [];
  return found
    .filter((one) => one['action'] === action)
    .map((one) => ({ installation: { id: 7, node_id: 'x' }, ...structuredClone(one) }));
}

/** All event and action pairs that there are examples of. */
export function allExamples(): { event: string; action: string; payload: Record<string, unknown> }[] {
  return all.flatMap(({ name, examples }) =>
    examples.map((payload) => ({
      event: name,
      action: String(payload['action'] ?? ''),
      payload: { installation: { id: 7, node_id: 'x' }, ...payload },
    })),
  );
}

/** A copy with values replaced, addressed by dotted paths; undefined deletes. */
export function changed(
  payload: Record<string, unknown>,
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const copy = structuredClone(payload);
  for (const [path, value] of Object.entries(values)) {
    const keys = path.split('.');
    let target = copy;
    for (const key of keys.slice(0, -1)) target = (target[key] ??= {}) as Record<string, unknown>;
    if (value === undefined) delete target[keys.at(-1)!];
    else target[keys.at(-1)!] = value;
  }
  return copy;
}
