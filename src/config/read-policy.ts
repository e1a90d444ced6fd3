/** Reads the policy of a revision: always the base of a pull request, never its head. */
import { DEFAULT_POLICY, POLICY_PATH, type AppliedPolicy, type RepositorySnapshot } from '../review/index.js';
import { parsePolicy } from './policy.js';

/** The policy in force at a revision; the defaults where there is no file, with a problem where it cannot be read. */
export async function readPolicy(snapshot: RepositorySnapshot, revision: string): Promise<AppliedPolicy> {
  const [content] = await snapshot.read(revision, [POLICY_PATH]);
  if (content?.ok) return parsePolicy(content.text, POLICY_PATH);
  const missing = content === undefined || content.reason === 'missing';
  return {
    policy: DEFAULT_POLICY,
    origin: 'defaults',
    problems: missing ? [] : [`${POLICY_PATH}: ${content.detail}`],
  };
}
