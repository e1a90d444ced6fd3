/** What the stand-in must do: credentials, pushes, pull requests and webhooks as GitHub has them. */
import { generateKeyPairSync } from 'node:crypto';
import definitions from '@octokit/webhooks-examples' with { type: 'json' };
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appJwt, call, dig, startReceiver, type Received, type Receiver } from './api-client.js';
import { runGit } from './git/run.js';
import type { RepositoryHandle } from './handles.js';
import { install, setSelected, setSuspended, uninstall } from './people.js';
import { emitPing } from './webhooks/events.js';
import { startStandIn, type StandIn } from './stand-in.js';

const SHOP = '/repos/acme/shop';

let github: StandIn;
let receiver: Receiver;
let shop: RepositoryHandle;

beforeEach(async () => {
  github = await startStandIn();
  receiver = await startReceiver(github.webhookSecret);
  github.setWebhookUrl(receiver.url);
  shop = await github.createRepository({
    name: 'shop',
    files: { 'app.py': 'import os\n\n\ndef main():\n    return 1\n', 'old.py': 'value = 1\n'.repeat(12) },
  });
});

afterEach(async () => {
  await github.close();
  await receiver.close();
});

/** What was received, in the order in which it was sent: several are under way at a time. */
async function received(): Promise<readonly Received[]> {
  await github.deliveries.settled();
  const order = new Map(github.deliveries.all().map(({ guid }, index) => [guid, index]));
  const rank = ({ guid }: Received): number => order.get(guid) ?? order.size;
  return [...receiver.received].sort((a, b) => rank(a) - rank(b));
}

const named = ({ event, action }: Received): string => `${event}.${String(action)}`;

async function events(): Promise<string[]> {
  return (await received()).map(named);
}

async function lastPayload(event: string): Promise<unknown> {
  return (await received()).filter((item) => item.event === event).at(-1)?.body;
}

describe('credentials', () => {
  const tokens = () => `/app/installations/${github.installation().id}/access_tokens`;

  it('gives an installation token for a JWT signed by the App', async () => {
    const answer = await call(github, appJwt(github.app), 'POST', tokens());
    expect(answer.status).toBe(201);
    const repository = await call(github, String(dig(answer.body, 'token')), 'GET', SHOP);
    expect(repository.status).toBe(200);
    expect(dig(repository.body, 'full_name')).toBe('acme/shop');
  });

  it('takes the client id as issuer, too', async () => {
    const jwt = appJwt(github.app, undefined, { iss: github.app.clientId });
    expect((await call(github, jwt, 'GET', '/app')).status).toBe(200);
  });

  it('refuses a JWT of another key, without end, from the future or valid for too long', async () => {
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
      type: 'pkcs1',
      format: 'pem',
    });
    const now = Math.floor(Date.now() / 1000);
    const jwts = [
      appJwt(github.app, other.toString()),
      appJwt(github.app, undefined, { exp: undefined }),
      appJwt(github.app, undefined, { exp: now - 5 }),
      appJwt(github.app, undefined, { exp: now + 3600 }),
      appJwt(github.app, undefined, { iat: now + 300 }),
    ];
    for (const jwt of jwts) expect((await call(github, jwt, 'GET', '/app')).status).toBe(401);
  });

  it('refuses an unknown or expired token, and a JWT where a token belongs', async () => {
    expect((await call(github, 'ghs_nothing', 'GET', SHOP)).status).toBe(401);
    expect((await call(github, appJwt(github.app), 'GET', SHOP)).status).toBe(401);
    const token = github.token();
    github.expireTokens();
    expect((await call(github, token, 'GET', SHOP)).status).toBe(401);
    expect((await call(github, github.token(), 'GET', '/app')).status).toBe(401);
  });

  it('grants no more than asked for, and refuses to grant more than the installation has', async () => {
    const jwt = appJwt(github.app);
    const narrow = await call(github, jwt, 'POST', tokens(), { permissions: { contents: 'read' } });
    const token = String(dig(narrow.body, 'token'));
    expect((await call(github, token, 'GET', `${SHOP}/contents/app.py`)).status).toBe(200);
    const refused = await call(github, token, 'GET', `${SHOP}/pulls`);
    expect(refused.status).toBe(403);
    expect(refused.headers.get('x-accepted-github-permissions')).toContain('pull_requests=read');
    const wide = await call(github, jwt, 'POST', tokens(), { permissions: { contents: 'write' } });
    expect(wide.status).toBe(422);
  });

  it('hides private repositories where the App is not installed', async () => {
    const token = github.token();
    await github.createRepository({
      name: 'vault',
      owner: 'other',
      private: true,
      install: false,
      files: {},
    });
    expect((await call(github, token, 'GET', '/repos/other/vault')).status).toBe(404);
    expect((await call(github, token, 'GET', '/repos/acme/nothing')).status).toBe(404);
  });

  it('takes tokens away with the installation', async () => {
    const token = github.token();
    setSuspended(github.services, github.installation(), true);
    expect((await call(github, token, 'GET', SHOP)).status).toBe(403);
    setSuspended(github.services, github.installation(), false);
    expect((await call(github, token, 'GET', SHOP)).status).toBe(200);
    uninstall(github.services, github.installation());
    expect((await call(github, token, 'GET', SHOP)).status).toBe(401);
    expect(await events()).toEqual(
      expect.arrayContaining(['installation.suspend', 'installation.unsuspend', 'installation.deleted']),
    );
  });

  it('refuses an App that subscribes to events without their permission', async () => {
    const app = { name: 'Bad', permissions: { contents: 'read' }, events: ['pull_request'] } as const;
    await expect(startStandIn({ app })).rejects.toThrow('not supported by permissions: pull_request');
  });
});

describe('git', () => {
  it('serves a clone, and takes a push from those who may', async () => {
    const mallory = github.user('mallory');
    const folder = await shop.repository.git.git('rev-parse', '--absolute-git-dir');
    await expect(shop.pushFrom(folder.trim(), await shop.branch(), 'stolen', mallory)).rejects.toThrow('403');
    shop.setRole(mallory, 'write');
    await shop.pushFrom(folder.trim(), await shop.branch(), 'given', mallory);
    expect(await shop.branch('given')).toBe(await shop.branch());
    const listed = await runGit(['ls-remote', shop.cloneUrl(mallory), 'refs/heads/*']);
    expect(listed.toString('utf8')).toContain('refs/heads/given');
  });

  it('refuses a push to refs of pull requests', async () => {
    const git = shop.repository.git.folder;
    const push = runGit(['push', '--quiet', shop.cloneUrl(shop.repository.owner), 'main:refs/pull/7/head'], {
      cwd: git,
    });
    await expect(push).rejects.toThrow('hidden');
  });
});

describe('pull requests', () => {
  it('lists files with patches, renames and omissions', async () => {
    await shop.push({
      branch: 'topic',
      files: {
        'app.py': 'import os\nimport re\n\n\ndef main():\n    return 1\n',
        'old.py': null,
        'new.py': `${'value = 1\n'.repeat(12)}more = 2\n`,
        'logo.png': Buffer.from([137, 80, 78, 71, 0, 1, 2, 3]),
        'gone/empty.py': '',
      },
    });
    const pull = await shop.openPullRequest({ head: 'topic' });
    const answer = await call(github, github.token(), 'GET', `${SHOP}/pulls/${pull.number}/files`);
    const files = answer.body as { filename: string; status: string; patch?: string }[];
    expect(files.map(({ filename, status }) => `${status} ${filename}`)).toEqual([
      'modified app.py',
      'added gone/empty.py',
      'added logo.png',
      'renamed new.py',
    ]);
    expect(files[0]?.patch).toBe('@@ -1,4 +1,5 @@\n import os\n+import re\n \n \n def main():');
    expect(files[1]).not.toHaveProperty('patch');
    expect(files[2]).not.toHaveProperty('patch');
    expect(files[3]).toMatchObject({ previous_filename: 'old.py', additions: 1, deletions: 0 });
  });

  it('compares with the merge base, not with the tip of the base branch', async () => {
    await shop.push({ branch: 'topic', files: { 'mine.py': 'a = 1\n' } });
    await shop.push({ branch: 'main', files: { 'theirs.py': 'b = 1\n' } });
    const pull = await shop.openPullRequest({ head: 'topic' });
    const files = await call(github, github.token(), 'GET', `${SHOP}/pulls/${pull.number}/files`);
    expect((files.body as { filename: string }[]).map((file) => file.filename)).toEqual(['mine.py']);
    const compared = await call(github, github.token(), 'GET', `${SHOP}/compare/main...topic`);
    expect(dig(compared.body, 'status')).toBe('diverged');
    expect(dig(compared.body, 'files', 0, 'filename')).toBe('mine.py');
  });

  it('pages lists and links to the next page', async () => {
    const files = Object.fromEntries(Array.from({ length: 7 }, (_, i) => [`f${i}.py`, `x = ${i}\n`]));
    await shop.push({ branch: 'topic', files });
    const pull = await shop.openPullRequest({ head: 'topic' });
    const path = `${SHOP}/pulls/${pull.number}/files`;
    const first = await call(github, github.token(), 'GET', `${path}?per_page=3`);
    expect(first.body).toHaveLength(3);
    expect(first.headers.get('link')).toContain('page=2>; rel="next"');
    const last = await call(github, github.token(), 'GET', `${path}?per_page=3&page=3`);
    expect(last.body).toHaveLength(1);
    expect(last.headers.get('link')).not.toContain('rel="next"');
  });

  it('moves the head with a push and tells both commits', async () => {
    const before = await shop.push({ branch: 'topic', files: { 'a.py': '1\n' } });
    const pull = await shop.openPullRequest({ head: 'topic' });
    const after = await shop.push({ branch: 'topic', files: { 'a.py': '2\n' } });
    expect(pull.pull.head.sha).toBe(after);
    const payload = await lastPayload('pull_request');
    expect(payload).toMatchObject({ action: 'synchronize', before, after, number: 1 });
    expect(dig(payload, 'pull_request', 'head', 'sha')).toBe(after);
    const ref = await shop.repository.git.git('rev-parse', `refs/pull/${pull.number}/head`);
    expect(ref.trim()).toBe(after);
  });

  it('closes with its branch', async () => {
    await shop.push({ branch: 'topic', files: { 'a.py': '1\n' } });
    const pull = await shop.openPullRequest({ head: 'topic' });
    await shop.deleteBranch('topic');
    expect(pull.pull.state).toBe('closed');
  });

  it('sends drafts, edits of the base, closing and reopening', async () => {
    await shop.push({ branch: 'stable', files: { 'b.py': '1\n' } });
    await shop.push({ branch: 'topic', files: { 'a.py': '1\n' } });
    const pull = await shop.openPullRequest({ head: 'topic', draft: true });
    await pull.setDraft(false);
    await pull.setDraft(true);
    await pull.edit({ base: 'stable' });
    const edited = await lastPayload('pull_request');
    expect(dig(edited, 'changes', 'base', 'ref', 'from')).toBe('main');
    expect(dig(edited, 'pull_request', 'base', 'ref')).toBe('stable');
    await pull.close();
    await pull.reopen();
    const sent = (await events()).filter((name) => name.startsWith('pull_request.'));
    expect(sent.slice(0, 6)).toEqual([
      'pull_request.opened',
      'pull_request.ready_for_review',
      'pull_request.converted_to_draft',
      'pull_request.edited',
      'pull_request.closed',
      'pull_request.reopened',
    ]);
  });

  it('takes pull requests from forks, whose checks know neither branch nor pull request', async () => {
    const fork = await github.fork(shop, 'mallory');
    const first = await fork.push({ branch: 'topic', files: { 'evil.py': '1\n' } });
    const pull = await shop.openPullRequest({ head: 'topic', from: fork });
    expect(await shop.repository.git.commitId(first)).toBe(first);
    const second = await fork.push({ branch: 'topic', files: { 'evil.py': '2\n' } });
    expect(pull.pull.head.sha).toBe(second);
    const suites = (await received()).filter((item) => item.event === 'check_suite').slice(-2);
    for (const { body } of suites) {
      expect(dig(body, 'check_suite', 'head_branch')).toBeNull();
      expect(dig(body, 'check_suite', 'pull_requests')).toEqual([]);
    }
    const opened = await call(github, github.token(), 'GET', `${SHOP}/pulls/${pull.number}`);
    expect(dig(opened.body, 'head', 'repo', 'full_name')).toBe('mallory/shop');
    const byCommit = await call(github, github.token(), 'GET', `${SHOP}/commits/${second}/pulls`);
    expect(byCommit.body).toEqual([]);
    const searched = await call(
      github,
      github.token(),
      'GET',
      `/search/issues?q=${encodeURIComponent(`repo:acme/shop is:pr is:open ${second}`)}`,
    );
    expect(dig(searched.body, 'items', 0, 'number')).toBe(pull.number);
  });

  it('asks for checks of a merge group on a merge commit of its own', async () => {
    await shop.push({ branch: 'topic', files: { 'a.py': '1\n' } });
    const pull = await shop.openPullRequest({ head: 'topic' });
    const group = await pull.enqueue();
    expect(await lastPayload('merge_group')).toMatchObject({
      action: 'checks_requested',
      merge_group: { head_sha: group.headSha, base_sha: await shop.branch() },
    });
    expect((await shop.repository.git.commit(group.headSha))?.parents).toEqual([
      await shop.branch(),
      pull.pull.head.sha,
    ]);
  });

  it('knows a conflict', async () => {
    await shop.push({ branch: 'topic', files: { 'app.py': 'mine\n' } });
    await shop.push({ branch: 'main', files: { 'app.py': 'theirs\n' } });
    const pull = await shop.openPullRequest({ head: 'topic' });
    const answer = await call(github, github.token(), 'GET', `${SHOP}/pulls/${pull.number}`);
    expect(dig(answer.body, 'mergeable')).toBe(false);
    expect((await pull.mergeState()).state).toBe('dirty');
  });
});

describe('webhooks', () => {
  it('signs them and logs what the App answered', async () => {
    receiver.status = 500;
    await shop.push({ branch: 'topic', files: { 'a.py': '1\n' } });
    await events();
    expect(receiver.received.every((item) => item.signed)).toBe(true);
    expect(github.deliveries.all().at(-1)?.attempts[0]).toMatchObject({ statusCode: 500, response: 'noted' });
  });

  it('never sends again by itself, and redelivers on request with the same id', async () => {
    receiver.status = 502;
    await shop.push({ branch: 'topic', files: { 'a.py': '1\n' } });
    const count = (await events()).length;
    const listed = await call(github, appJwt(github.app), 'GET', '/app/hook/deliveries');
    const { id, guid } = dig(listed.body, 0) as { id: number; guid: string };
    receiver.status = 202;
    const again = await call(github, appJwt(github.app), 'POST', `/app/hook/deliveries/${id}/attempts`);
    expect(again.status).toBe(202);
    expect((await events()).length).toBe(count + 1);
    expect(receiver.received.at(-1)?.guid).toBe(guid);
    expect(receiver.received.filter((item) => item.guid === guid)).toHaveLength(2);
  });

  it('duplicates and reorders deliveries on demand', async () => {
    await shop.push({ branch: 'topic', files: { 'a.py': '1\n' } });
    const pull = await shop.openPullRequest({ head: 'topic' });
    await events();
    const count = receiver.received.length;
    github.deliveries.duplicateNext(1);
    pull.comment(github.user('bob'), 'twice');
    await events();
    expect(receiver.received.length).toBe(count + 2);
    expect(receiver.received.at(-1)?.guid).toBe(receiver.received.at(-2)?.guid);
    github.deliveries.hold();
    await pull.close();
    await pull.reopen();
    expect((await events()).length).toBe(count + 2);
    await github.deliveries.release('reverse');
    expect(receiver.received.slice(-2).map(named)).toEqual(['pull_request.reopened', 'pull_request.closed']);
  });

  it('sends an App only what it subscribed to', async () => {
    const quiet = await startStandIn({
      app: { name: 'Quiet', permissions: { pull_requests: 'read' }, events: ['pull_request'] },
      webhookUrl: receiver.url,
      webhookSecret: github.webhookSecret,
    });
    const before = (await events()).length;
    const repository = await quiet.createRepository({ name: 'shop', files: { 'a.py': '' } });
    await repository.push({ branch: 'topic', files: { 'a.py': '1\n' } });
    const pull = await repository.openPullRequest({ head: 'topic' });
    pull.comment(quiet.user('bob'), 'hello');
    await quiet.deliveries.settled();
    await quiet.close();
    expect((await events()).slice(before)).toEqual(['installation.created', 'pull_request.opened']);
  });

  it('tells which repositories an installation gains and loses, and pings', async () => {
    const options = { owner: 'other', install: false, files: {} };
    const one = await github.createRepository({ ...options, name: 'one' });
    const two = await github.createRepository({ ...options, name: 'two' });
    const installation = install(github.services, github.app, github.user('other'), [one.repository]);
    setSelected(github.services, installation, two.repository, true);
    setSelected(github.services, installation, one.repository, false);
    emitPing(github.services, github.app);
    expect((await events()).slice(-3)).toEqual([
      'installation_repositories.added',
      'installation_repositories.removed',
      'ping.undefined',
    ]);
    const token = github.token(undefined, 'other');
    const listed = await call(github, token, 'GET', '/installation/repositories');
    expect(dig(listed.body, 'repositories', 0, 'full_name')).toBe('other/two');
    const refused = { name: 'x', head_sha: await one.branch() };
    expect((await call(github, token, 'POST', '/repos/other/one/check-runs', refused)).status).toBe(403);
  });

  it('sends payloads with everything that GitHub’s own examples have', async () => {
    await shop.push({ branch: 'topic', files: { 'a.py': '1\n' } });
    const pull = await shop.openPullRequest({ head: 'topic' });
    await shop.push({ branch: 'topic', files: { 'a.py': '2\n' } });
    const token = github.token();
    const sha = pull.pull.head.sha;
    await call(github, token, 'POST', `${SHOP}/check-runs`, { name: 'Meerkat', head_sha: sha });
    pull.rerequest(pull.checks()[0]!);
    await pull.rerequestSuite(pull.checks()[0]!);
    pull.comment(github.user('bob'), '/meerkat review');
    await pull.enqueue();
    await pull.close();
    await github.deliveries.settled();
    const examples = definitions as unknown as readonly Described[];
    const compared = new Set<string>();
    for (const { event, action, body } of receiver.received) {
      const described = examples.find((item) => item.name === event);
      const example = described?.examples.find(
        (item) => dig(item, 'action') === action && dig(item, 'repository', 'owner', 'type') === 'User',
      );
      if (example === undefined) continue;
      compared.add(event);
      expect({ event, missing: missingKeys(example, body) }).toEqual({ event, missing: [] });
    }
    expect([...compared].sort()).toEqual(['check_run', 'check_suite', 'issue_comment', 'pull_request']);
  });
});

/** An event of the collection of GitHub's own payloads. */
interface Described {
  readonly name: string;
  readonly examples: readonly unknown[];
}

/** Objects of an example that this stand-in has no use for: reviewers, labels, milestones and the like. */
const OPTIONAL = new Set([
  'organization',
  'permissions',
  'deployment',
  'requester',
  'master_branch',
  'size',
  'performed_via_github_app',
]);

/** Keys of objects in `example` that `actual` lacks where both have the object. */
function missingKeys(example: unknown, actual: unknown, path = ''): string[] {
  if (typeof example !== 'object' || example === null || Array.isArray(example)) return [];
  if (typeof actual !== 'object' || actual === null || Array.isArray(actual)) return [];
  return Object.entries(example).flatMap(([key, value]) => {
    if (OPTIONAL.has(key) || /^allow_|_merge_|merge_commit|squash_|delete_branch|use_squash/.test(key))
      return [];
    const here = path === '' ? key : `${path}.${key}`;
    return key in actual ? missingKeys(value, dig(actual, key), here) : [here];
  });
}
