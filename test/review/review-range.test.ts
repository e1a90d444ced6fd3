/** The whole path on real repositories, with an engine that finds the word `danger` and proves nothing else. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parsePolicy } from '../../src/config/policy.js';
import { readPolicy } from '../../src/config/read-policy.js';
import { localSnapshot } from '../../src/git/snapshot.js';
import type { AnalysisEngine, AnalysisRequest, FileCoverage, Finding } from '../../src/analysis/index.js';
import { proveFixes, renderOutput, reviewRange } from '../../src/review/index.js';
import { TemporaryRepository } from '../git/temporary-repository.js';
import { RULE, finding, fullCoverage } from './build.js';

const requests: AnalysisRequest[] = [];
/** What the engine says that it followed for its own sake. */
let entered: readonly string[] | undefined;

const engine: AnalysisEngine = {
  rules: [RULE],
  rulesDigest: 'd'.repeat(64),
  analyse(request) {
    requests.push(request);
    const files = [...request.targets, ...request.context];
    const all = files.flatMap(({ path, text }): Finding[] =>
      [...text.matchAll(/danger\(\w*\)/g)].map((found, i) => ({
        ...finding(text, found[0], { path, symbol: `f${i}` }),
        region: { ...finding(text, found[0]).region, ...at(text, found.index, found[0].length) },
        fix: [{ start: found.index, end: found.index + 6, text: 'safe' }],
        ...(text.includes('# meerkat: ignore')
          ? { suppression: { syntax: 'meerkat', line: 1, reason: 'because' } as const }
          : {}),
      })),
    );
    const isExplained = ({ path }: Finding): boolean =>
      files.some((file) => file.path === path && file.text.includes('# explains'));
    const [findings, explained] = [all.filter((one) => !isExplained(one)), all.filter(isExplained)];
    const coverage = request.targets.map(({ path, text }): FileCoverage =>
      text.includes('SYNTAX ERROR')
        ? fullCoverage(path, {
            status: 'partial',
            gaps: [{ reason: 'syntax-error', detail: 'line 1 does not parse' }],
          })
        : fullCoverage(path),
    );
    const statistics = {
      followed: true,
      files: files.length,
      imported: [],
      entered,
      lines: 0,
      unresolvedCalls: 0,
    };
    return Promise.resolve({ findings, explained, observations: [], coverage, notes: [], statistics });
  },
};

function at(text: string, start: number, length: number) {
  const line = text.slice(0, start).split('\n').length;
  return { start, end: start + length, startLine: line, endLine: line };
}

let repo: TemporaryRepository;
beforeEach(() => {
  repo = new TemporaryRepository();
  requests.length = 0;
  entered = undefined;
});
afterEach(() => repo.remove());

async function review(base: string, head: string, policy = '') {
  const snapshot = localSnapshot(repo.folder);
  const applied = parsePolicy(policy, '.github/meerkat.yml');
  const result = await reviewRange({ repository: 'o/r', base, head, snapshot, engine, policy: applied });
  const suggestions = await proveFixes(result.review, result.review.findings, result.texts, engine);
  return { ...result, output: renderOutput(result.review, {}, suggestions) };
}

const BODY = Array.from({ length: 20 }, (_, i) => `line_${i} = ${i}\n`).join('');

describe('a review of a range', () => {
  it('comments only on what the change introduces, on its line, with a proven suggestion', async () => {
    const base = repo.commit({ 'app.py': `danger(old)\n${BODY}` });
    const head = repo.commit({ 'app.py': `danger(old)\n${BODY}danger(fresh)\n` });
    const { review: done, output } = await review(base, head);
    expect(done.findings.map((one) => [one.status, one.finding.region.startLine])).toEqual([
      ['existing', 1],
      ['new', 22],
    ]);
    expect(output.conclusion).toBe('failure');
    expect(output.comments).toMatchObject([{ path: 'app.py', line: 22, side: 'RIGHT' }]);
    expect(output.comments[0]!.body).toContain('```suggestion\nsafe(fresh)\n```');
    expect(output.annotations).toEqual([]);
  });

  it('says what is fixed and passes', async () => {
    const base = repo.commit({ 'app.py': `${BODY}danger(x)\n` });
    const head = repo.commit({ 'app.py': BODY });
    const { review: done, output } = await review(base, head);
    expect(done.findings.map((one) => one.status)).toEqual(['fixed']);
    expect(output).toMatchObject({
      conclusion: 'success',
      title: 'No security defects detected',
      comments: [],
    });
    expect(output.summary).toContain('1 fixed');
  });

  it('keeps what is found and explained standing under its name: a comment on it is not answered as fixed', async () => {
    const base = repo.commit({ 'app.py': BODY });
    const { output: found } = await review(base, repo.commit({ 'app.py': `${BODY}danger(x)\n` }));
    const later = await review(base, repo.commit({ 'app.py': `${BODY}danger(x)  # explains\n` }));
    expect(later.review.findings).toEqual([]);
    expect(found.standing).toHaveLength(1);
    expect(later.output.standing).toEqual(found.standing);
    const mended = await review(base, repo.commit({ 'app.py': BODY }));
    expect(mended.output.standing).toEqual([]);
  });

  it('follows a rename without repeating old findings', async () => {
    const base = repo.commit({ 'old.py': `${BODY}danger(x)\n` });
    repo.git('mv', 'old.py', 'new.py');
    const { review: done } = await review(base, repo.commit({}));
    expect(done.findings.map((one) => one.status)).toEqual(['existing']);
  });

  it('succeeds with a word on it when no Python changed', async () => {
    const base = repo.commit({ 'README.md': 'a' });
    const { output } = await review(base, repo.commit({ 'README.md': 'b' }));
    expect(output).toMatchObject({ conclusion: 'success', title: 'No Python file changed' });
    expect(requests.every((request) => request.targets.length === 0)).toBe(true);
  });

  it('analyses the templates that a change touches, without other files around them', async () => {
    const base = repo.commit({ 'app.py': BODY, 'page.html': '<p>\n', 'other.html': 'danger(x)\n' });
    const head = repo.commit({ 'page.html': '<p>\n{{ danger(x) }}\n' });
    const { review: done, output } = await review(base, head);
    expect(done.findings.map(({ finding: one, status }) => [one.path, status])).toEqual([
      ['page.html', 'new'],
    ]);
    expect(requests.at(-1)!.context).toEqual([]);
    expect(output.summary).toContain('1 changed template');
  });

  it('tells the engine what changed, and the base what the head followed for its own sake', async () => {
    const base = repo.commit({ 'old.py': BODY, 'b.py': 'y = 1\n', x: '1' });
    repo.git('mv', 'old.py', 'new.py');
    const head = repo.commit({ 'b.py': 'y = 2\n', x: '2' });
    const changed = ['b.py', 'new.py', 'old.py'];
    await review(base, head);
    expect(
      requests.map((request) => [request.changed && [...request.changed].sort(), request.entered]),
    ).toEqual([
      [changed, undefined],
      // The head was followed whole, and so is the base.
      [undefined, undefined],
    ]);
    requests.length = 0;
    entered = ['views.py'];
    await review(base, head);
    expect(requests[1]!.entered).toEqual(['views.py']);
    expect(new Set(requests[1]!.changed)).toEqual(new Set(changed));
  });

  it('deletes are no targets', async () => {
    const base = repo.commit({ 'a.py': 'danger(x)\n', 'b.py': 'y = 1\n' });
    const { review: done } = await review(base, repo.commit({ 'a.py': null }));
    expect(done.findings.map((one) => one.status)).toEqual(['fixed']);
    expect(done.conclusion).toBe('success');
  });

  it.each([
    ['fails', '', 'failure'],
    ['passes where the policy allows it', 'incomplete: allow', 'success'],
  ])('on incomplete analysis %s', async (_name, policy, conclusion) => {
    const base = repo.commit({ 'a.py': 'x = 1\n' });
    const { output } = await review(base, repo.commit({ 'a.py': 'SYNTAX ERROR\n' }), policy);
    expect(output.conclusion).toBe(conclusion);
    expect(output.title).toBe('Not fully analysed: 1 file');
    expect(output.summary).toContain('line 1 does not parse');
  });

  it('counts a changed file that cannot be read as not analysed', async () => {
    const base = repo.commit({ 'a.py': 'x = 1\n' });
    const { output } = await review(base, repo.commit({ 'a.py': Buffer.from([0xff, 0xfe, 0x78]) }));
    expect(output.conclusion).toBe('failure');
    expect(output.summary).toContain('not analysed');
  });

  it('a suppression that the change adds does not lift the gate', async () => {
    const base = repo.commit({ 'a.py': 'x = 1\n' });
    const head = repo.commit({ 'a.py': 'danger(x)  # meerkat: ignore[sql-injection] because\n' });
    const refused = await review(base, head);
    expect(refused.output.conclusion).toBe('failure');
    expect(refused.output.summary).toContain('added by this change, does not lift the gate');
    const honoured = await review(base, head, 'new_suppressions: honour');
    expect(honoured.output.conclusion).toBe('success');
  });

  it('honours waivers, disabled rules and ignored paths of the policy, visibly', async () => {
    const base = repo.commit({ 'lib/a.py': 'x = 1\n' });
    const head = repo.commit({ 'lib/a.py': 'danger(x)\n' });
    const waived = await review(
      base,
      head,
      'waivers: [{rule: sql-injection, paths: ["lib/**"], reason: trusted}]',
    );
    expect(waived.output).toMatchObject({ conclusion: 'success', comments: [] });
    expect(waived.output.summary).toContain('waived by the policy, “trusted”');
    expect((await review(base, head, 'ignore: {rules: [sql-injection]}')).review.findings).toEqual([]);
    const ignored = await review(base, head, 'ignore: {paths: ["lib/**"]}');
    expect(ignored.output.conclusion).toBe('success');
    expect(ignored.output.summary).toContain('ignored by the policy');
  });

  it('reports what it causes in files that it does not touch, in the check run', async () => {
    const base = repo.commit({ 'pkg/a.py': 'x = 1\n', 'pkg/b.py': 'y = 1\n' });
    const head = repo.commit({ 'pkg/a.py': 'x = 2\n' });
    const original = engine.analyse.bind(engine);
    // The engine sees a flow into b.py only when a.py says 2.
    const linked: AnalysisEngine = {
      ...engine,
      async analyse(request, read) {
        const result = await original(request, read);
        const caused = request.targets.some((file) => file.text.includes('2'));
        const there = finding('y = 1\n', 'y = 1', { path: 'pkg/b.py' });
        return { ...result, findings: caused ? [there] : [] };
      },
    };
    const snapshot = localSnapshot(repo.folder);
    const { review: done } = await reviewRange({
      repository: 'o/r',
      base,
      head,
      snapshot,
      engine: linked,
      policy: parsePolicy('', 'p'),
    });
    expect(done.findings).toMatchObject([{ status: 'elsewhere', blocking: true }]);
    const output = renderOutput(done, {});
    expect(output.comments).toEqual([]);
    expect(output.annotations).toMatchObject([{ path: 'pkg/b.py', startLine: 1, level: 'failure' }]);
  });

  it('keeps to the number of comments that the policy allows and states the rest', async () => {
    const base = repo.commit({ 'a.py': 'x = 1\n' });
    const head = repo.commit({ 'a.py': Array.from({ length: 12 }, (_, i) => `danger(x${i})\n`).join('') });
    const { output } = await review(base, head);
    expect(output.comments).toHaveLength(10);
    expect(output.annotations).toHaveLength(2);
    expect(output.summary).toContain('2 findings without a line comment');
  });

  it('gives the same bytes twice', async () => {
    const base = repo.commit({ 'a.py': 'x = 1\n' });
    const head = repo.commit({ 'a.py': 'danger(x)\n' });
    expect((await review(base, head)).output).toEqual((await review(base, head)).output);
  });

  it('says what it does not analyse: symbolic links, submodules, what the policy ignores', async () => {
    const base = repo.commit({ 'app.py': BODY });
    symlinkSync('app.py', join(repo.folder, 'link.py'));
    repo.commit({ 'vendor/x.py': 'danger(a)\n' });
    repo.git('update-index', '--add', '--cacheinfo', `160000,${base},lib`);
    repo.git('commit', '-q', '-m', 'more');
    const { output } = await review(base, repo.git('rev-parse', 'HEAD'), 'ignore: {paths: ["**"]}');
    expect(output.title).toBe('Not analysed: 3 files');
    expect(output.summary).not.toContain('none of them Python');
    for (const said of [
      '`link.py`: a symbolic link: it is not followed',
      '`lib`: a submodule: the code that it brings in is not analysed',
      '`vendor/x.py`: ignored by the policy',
    ])
      expect(output.summary).toContain(said);
  });

  it('a link in place of a policy is a policy that cannot be read', async () => {
    mkdirSync(join(repo.folder, '.github'));
    symlinkSync('../app.py', join(repo.folder, '.github/meerkat.yml'));
    const base = repo.commit({ 'app.py': BODY });
    const policy = await readPolicy(localSnapshot(repo.folder), base);
    expect(policy.problems).toEqual(['.github/meerkat.yml: is a symbolic link or a submodule, not a file']);
  });

  it('rules that the policy switches off are named', async () => {
    const base = repo.commit({ 'app.py': BODY });
    const head = repo.commit({ 'app.py': `${BODY}danger(fresh)\n` });
    const { output } = await review(base, head, `ignore: {rules: [${RULE.id}]}`);
    expect(output.conclusion).toBe('success');
    expect(output.summary).toContain(`1 rule is switched off by the policy: \`${RULE.id}\``);
  });

  it('without comments, every finding is an annotation and the summary says nothing of comments', async () => {
    const base = repo.commit({ 'app.py': BODY });
    const head = repo.commit({ 'app.py': `${BODY}danger(fresh)\n` });
    const { review: done } = await review(base, head);
    const output = renderOutput(done, {}, new Map(), { comments: false });
    expect(output.comments).toEqual([]);
    expect(output.annotations).toMatchObject([{ path: 'app.py', startLine: 21 }]);
    expect(output.summary).not.toContain('commented on the lines');
  });

  it('a suppression in a file whose diff is not shown does not lift the gate', async () => {
    const base = repo.commit({ 'app.py': BODY });
    const head = repo.commit({ 'app.py': `# meerkat: ignore\n${BODY}danger(fresh)\n` });
    const real = localSnapshot(repo.folder);
    const snapshot = {
      ...real,
      changes: async () => [{ status: 'modified', path: 'app.py', basePath: 'app.py' }] as const,
    };
    const policy = parsePolicy('', '');
    const { review: done } = await reviewRange({ repository: 'o/r', base, head, snapshot, engine, policy });
    expect(done.conclusion).toBe('failure');
    expect(done.findings[0]!.acceptance).toMatchObject({ by: 'new-suppression', honoured: false });
  });
});
