/** The work of an analysis thread: reviews a range and renders what is published. Knows no network. */
import type { AnalysisEngine } from '../analysis/index.js';
import { readPolicy } from '../config/read-policy.js';
import {
  gitHubLinks,
  proveFixes,
  renderOutput,
  reviewRange,
  type RepositorySnapshot,
} from '../review/index.js';
import type { AnalysisInput, AnalysisOutput } from './services.js';

/** The review of `input` with its texts. `rulePages` is the App's own address, '' for none. */
export async function publishedReview(
  engine: AnalysisEngine,
  input: AnalysisInput,
  rulePages: string,
  snapshot: RepositorySnapshot,
): Promise<AnalysisOutput> {
  const { repository, site, base, head } = input;
  const policy = await readPolicy(snapshot, base);
  const { review, texts } = await reviewRange({ repository, base, head, snapshot, engine, policy });
  const suggestions = await proveFixes(review, review.findings, texts, engine);
  const links = gitHubLinks(site, repository, rulePages === '' ? undefined : rulePages);
  const uncertain = review.coverage.filter(({ status }) => status !== 'full').map(({ path }) => path);
  return { output: renderOutput(review, links, suggestions, input), uncertain };
}
