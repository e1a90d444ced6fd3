/** The analysis thread of the App: one review of a range, from a snapshot that asks the host. */
import { composeEngine } from './compose-engine.js';
import { readPolicy } from './config/read-policy.js';
import type { AnalysisOutput, ThreadInput } from './github/services.js';
import { serveThread } from './jobs/thread-worker.js';
import { gitHubLinks, proveFixes, renderOutput, reviewRange } from './review/index.js';

await serveThread(async (input, snapshot): Promise<AnalysisOutput> => {
  const { repository, site, base, head, rules, rulePages } = input as ThreadInput;
  const engine = await composeEngine(rules, () => undefined);
  const policy = await readPolicy(snapshot, base);
  const { review, texts } = await reviewRange({ repository, base, head, snapshot, engine, policy });
  const suggestions = await proveFixes(review, review.findings, texts, engine);
  const links = gitHubLinks(site, repository, rulePages === '' ? undefined : rulePages);
  return {
    output: renderOutput(review, links, suggestions),
    uncertain: review.coverage.filter((file) => file.status !== 'full').map((file) => file.path),
  };
});
