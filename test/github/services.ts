/** What routes and domain share: the world, addresses, the webhook sender, the validator, limits of size. */
import type { Validator } from './http/validator.js';
import type { Urls } from './render/urls.js';
import type { Webhooks } from './webhooks/delivery.js';
import type { DiffLimits } from './git/bare.js';
import type { World } from './world.js';

export interface Services {
  readonly world: World;
  readonly urls: Urls;
  readonly hooks: Webhooks;
  readonly validator: Validator;
  readonly sizes: Sizes;
}

/** Where GitHub stops listing. */
export interface Sizes {
  /** Above, a file of a diff has no `patch`. */
  readonly patch: DiffLimits;
  readonly pullFiles: number;
  readonly compareFiles: number;
  readonly treeEntries: number;
}

export const GITHUB_SIZES: Sizes = {
  patch: { lines: 20_000, bytes: 500_000 },
  pullFiles: 3000,
  compareFiles: 300,
  treeEntries: 100_000,
};
