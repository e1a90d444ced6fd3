/** All routes. Of two that fit a path the first wins, so those that span slashes come last. */
import { appRoutes } from './apps.js';
import { checkRoutes } from './checks.js';
import { gitRoutes } from './git.js';
import { issueRoutes } from './issues.js';
import { pullRoutes } from './pulls.js';
import { repositoryRoutes } from './repositories.js';
import { reviewRoutes } from './reviews.js';
import type { Route } from './route.js';

export const routes: readonly Route[] = [
  ...appRoutes,
  ...checkRoutes,
  ...pullRoutes,
  ...reviewRoutes,
  ...issueRoutes,
  ...gitRoutes,
  ...repositoryRoutes,
];
