/** The pages: what comes from outside does nothing there but be read. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call } from './api-client.js';
import type { PullHandle } from './handles.js';
import { harmless, markdown } from './page/markdown.js';
import { highlight } from './page/highlight.js';
import { servePage } from './page/index.js';
import { startStandIn, type StandIn } from './stand-in.js';

describe('markdown', () => {
  it.each([
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['<details open><summary>More</summary>', '<details open><summary>More</summary>'],
    ['<details onclick="x()">', '&lt;details onclick=&quot;x()&quot;&gt;'],
    ['a<br>b<BR/>', 'a<br>b<br>'],
    ['<!-- hidden --><b>x</b>', '<b>x</b>'],
    ['<!-- never closed <b>', ''],
    ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
  ])('makes %s harmless', (source, shown) => {
    expect(harmless(source)).toBe(shown);
  });

  it('links to addresses only, and loads no images', () => {
    expect(markdown('[x](javascript:alert(1))').text).not.toContain('<a');
    expect(markdown('[x](https://example.org)').text).toContain('rel="nofollow noreferrer"');
    expect(markdown('![x](https://example.org/x.png)').text).not.toContain('<img');
  });

  it('shows a suggestion against the lines that it replaces', () => {
    const { text } = markdown('```suggestion\nsafe(<x>)\n```', { replaces: ['unsafe(<x>)'] });
    expect(text).toMatch(/class="del"[^]*unsafe\(&lt;x&gt;\)[^]*class="add"[^]*safe\(&lt;x&gt;\)/);
  });

  it('colours Python without changing it', () => {
    const line = 'def f(x): return "<b>" + str(1)  # <i>';
    const text = highlight(line).text.replace(/<\/?span[^>]*>/g, '');
    expect(text).toBe('def f(x): return &quot;&lt;b&gt;&quot; + str(1)  # &lt;i&gt;');
  });
});

describe('the pages of a pull request', () => {
  let github: StandIn;
  let pull: PullHandle;

  beforeAll(async () => {
    github = await startStandIn({ page: servePage });
    const shop = await github.createRepository({ name: 'shop', files: { 'a.py': 'one = 1\n' } });
    shop.requireCheck('Meerkat');
    const sha = await shop.push({ branch: 'topic', files: { 'a.py': 'one = "<script>"\n' } });
    pull = await shop.openPullRequest({ head: 'topic', title: 'A <b>title</b>', body: 'Why **not**.' });
    const base = '/repos/acme/shop';
    const comments = [{ path: 'a.py', line: 1, body: 'Look <script> here.' }];
    const review = { commit_id: sha, event: 'COMMENT', body: 'Read.', comments };
    await call(github, github.token(), 'POST', `${base}/pulls/1/reviews`, review);
    const annotation = {
      path: 'a.py',
      start_line: 1,
      end_line: 1,
      annotation_level: 'failure',
      message: 'Here.',
    };
    const output = {
      title: 'One finding',
      summary: '| a | b |\n|---|---|\n| 1 | 2 |',
      annotations: [annotation],
    };
    const run = { name: 'Meerkat', head_sha: sha, conclusion: 'failure', output };
    await call(github, github.token(), 'POST', `${base}/check-runs`, run);
  });

  afterAll(async () => {
    await github.close();
  });

  const get = async (url: string) => {
    const response = await fetch(url, { headers: { connection: 'close' } });
    return { status: response.status, text: await response.text(), headers: response.headers };
  };

  it('show the conversation, with what blocks the merge', async () => {
    const { text, headers } = await get(pull.url);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(text).toContain('A &lt;b&gt;title&lt;/b&gt;');
    expect(text).toContain('Why <strong>not</strong>.');
    expect(text).toContain('Look &lt;script&gt; here.');
    expect(text).toContain('Merging is blocked');
    expect(text).not.toContain('<script');
  });

  it('show the check with its summary and annotations', async () => {
    const { text } = await get(`${pull.url}/checks`);
    expect(text).toContain('One finding');
    expect(text).toContain('<td>2</td>');
    expect(text).toContain('class="annotation failure"');
  });

  it('show comments and annotations under their lines', async () => {
    const { text } = await get(`${pull.url}/files`);
    const at = (needle: string) => text.indexOf(needle);
    expect(at('class="del"')).toBeLessThan(at('class="add"'));
    expect(at('class="add"')).toBeLessThan(at('Look &lt;script&gt; here.'));
    expect(at('class="annotation failure"')).toBeGreaterThan(0);
  });

  it('show a file at a commit, and the commit', async () => {
    const file = await get(`${github.url}/acme/shop/blob/${pull.pull.head.sha}/a.py`);
    expect(file.text).toContain('id="L1"');
    expect((await get(`${github.url}/acme/shop/commit/${pull.pull.head.sha}`)).status).toBe(200);
  });

  it.each(['/acme/shop/pull/9', '/acme/nothing', '/acme/shop/blob/main/no.py', '/acme/shop/blob/--all/a.py'])(
    'answer 404 for %s',
    async (path) => {
      expect((await get(`${github.url}${path}`)).status).toBe(404);
    },
  );

  it('answer malformed addresses without falling over', async () => {
    expect((await get(`${github.url}/%zz`)).status).toBe(400);
    expect((await get(`${github.url}/acme/shop/%ff`)).status).toBe(404);
  });

  it('ask for another run', async () => {
    const before = github.deliveries.all().length;
    github.setWebhookUrl('http://127.0.0.1:9/');
    const run = pull.checks()[0]!;
    await fetch(`${pull.url}/rerun/${run.id}`, { method: 'POST', headers: { connection: 'close' } });
    expect(github.deliveries.all()[before]).toMatchObject({ event: 'check_run', action: 'rerequested' });
  });
});
