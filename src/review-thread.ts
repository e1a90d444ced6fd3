/** The analysis thread of the App: one review of a range, from a snapshot that asks the host. */
import { composeEngine } from './compose-engine.js';
import { publishedReview } from './github/published-review.js';
import type { ThreadInput } from './github/services.js';
import { serveThread } from './jobs/thread-worker.js';

await serveThread(async (input, snapshot) => {
  const { rules, parser, rulePages, ...range } = input as ThreadInput;
  const engine = await composeEngine(rules, () => undefined, parser);
  return publishedReview(engine, range, rulePages, snapshot);
});
