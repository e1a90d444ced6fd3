/** Our own App as `app.yml` registers it: tests and demo grant what it asks for, and no more. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { AppInput } from './people.js';
import type { Permissions } from './world.js';

interface Manifest {
  readonly name: string;
  readonly default_events: readonly string[];
  readonly default_permissions: Permissions;
}

export function ourManifest(): Pick<AppInput, 'name' | 'permissions' | 'events'> {
  const manifest = parse(readFileSync(new URL('../../app.yml', import.meta.url), 'utf8')) as Manifest;
  return {
    name: manifest.name,
    permissions: manifest.default_permissions,
    events: manifest.default_events,
  };
}
