/** The analysis thread of the App: reviews ranges, each from a snapshot that asks the host, with one engine. */
import { composeEngine } from './compose-engine.js';
import { publishedReview } from './github/published-review.js';
import type { AnalysisInput, ThreadSetup } from './github/services.js';
import { serveThread } from './jobs/thread-worker.js';

serveThread(async (setup) => {
  const { rules, parser, rulePages } = setup as ThreadSetup;
  const engine = await composeEngine(rules, () => undefined, parser);
  return (input, snapshot) => publishedReview(engine, input as AnalysisInput, rulePages, snapshot);
});
