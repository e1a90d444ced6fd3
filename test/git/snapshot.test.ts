import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localSnapshot, resolveCommit } from '../../src/git/snapshot.js';
import { TemporaryRepository } from './temporary-repository.js';

let repo: TemporaryRepository;
beforeEach(() => {
  repo = new TemporaryRepository();
});
afterEach(() => repo.remove());

const LONG = Array.from({ length: 30 }, (_, i) => `line_${i} = ${i}\n`).join('');

describe('resolveCommit', () => {
  it('resolves branches and abbreviations, and refuses what is no commit', async () => {
    const id = repo.commit({ 'a.py': 'x' });
    expect(await resolveCommit(repo.folder, 'main')).toBe(id);
    expect(await resolveCommit(repo.folder, id.slice(0, 8))).toBe(id);
    await expect(resolveCommit(repo.folder, 'nope')).rejects.toThrow('no commit "nope"');
    await expect(resolveCommit(repo.folder, '--help')).rejects.toThrow('no commit');
    await expect(resolveCommit(join(repo.folder, 'absent'), 'main')).rejects.toThrow('cannot change to');
  });
});

describe('localSnapshot', () => {
  it('lists files and symbolic links, and reads many files in the order asked', async () => {
    symlinkSync('/etc/passwd', join(repo.folder, 'link.py'));
    const id = repo.commit({ 'b.py': 'b = 1\n', 'a/ü "q".py': 'ü = 2\n', 'empty.py': '' });
    const snapshot = localSnapshot(repo.folder);
    expect((await snapshot.list(id)).map(({ path, kind }) => [path, kind]).sort()).toEqual([
      ['a/ü "q".py', undefined],
      ['b.py', undefined],
      ['empty.py', undefined],
      ['link.py', 'link'],
    ]);
    const contents = await snapshot.read(id, [
      'b.py',
      'missing.py',
      'a/ü "q".py',
      'empty.py',
      'b.py',
      'link.py',
    ]);
    expect(contents.map((content) => (content.ok ? content.text : content.reason))).toEqual([
      'b = 1\n',
      'missing',
      'ü = 2\n',
      '',
      'b = 1\n',
      'unreadable',
    ]);
  });

  it('lists submodules, and their changes without lines', async () => {
    const base = repo.commit({ 'a.py': 'x = 1\n' });
    repo.git('update-index', '--add', '--cacheinfo', `160000,${base},lib.py`);
    repo.git('commit', '-q', '-m', 'a submodule');
    const head = repo.git('rev-parse', 'HEAD');
    const snapshot = localSnapshot(repo.folder);
    expect((await snapshot.list(head)).map(({ path, kind }) => [path, kind])).toEqual([
      ['a.py', undefined],
      ['lib.py', 'submodule'],
    ]);
    expect(await snapshot.changes(base, head)).toEqual([{ status: 'added', path: 'lib.py' }]);
  });

  it('says that histories are unrelated', async () => {
    const base = repo.commit({ 'a.py': 'x = 1\n' });
    repo.git('checkout', '-q', '--orphan', 'other');
    const head = repo.commit({ 'a.py': 'x = 2\n' });
    await expect(localSnapshot(repo.folder).mergeBase(base, head)).rejects.toThrow('no common ancestor');
  });

  it('says why a file has no text', async () => {
    const id = repo.commit({
      'nul.py': Buffer.from('a\0b'),
      'bad.py': Buffer.from([0x78, 0xff, 0xfe]),
      'latin.py': Buffer.concat([
        Buffer.from('# -*- coding: latin-1 -*-\nx = "'),
        Buffer.from([0xe9]),
        Buffer.from('"'),
      ]),
      'bom.py': Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('x = 1')]),
    });
    const contents = await localSnapshot(repo.folder).read(id, ['nul.py', 'bad.py', 'latin.py', 'bom.py']);
    expect(contents.map((content) => (content.ok ? content.text : content.reason))).toEqual([
      'binary',
      'not-utf8',
      '# -*- coding: latin-1 -*-\nx = "é"',
      'x = 1',
    ]);
  });

  it('lists changes from the merge base: added, modified, deleted, renamed, with hunks', async () => {
    const start = repo.commit({ 'keep.py': LONG, 'gone.py': 'x', 'old/name.py': LONG + 'x' });
    repo.git('checkout', '-q', '-b', 'topic');
    repo.git('mv', 'old/name.py', 'old/new name.py');
    const head = repo.commit({
      'keep.py': LONG.replace('line_9 = 9', 'line_9 = "nine"'),
      'gone.py': null,
      'new.py': 'y = 1\nz = 2\n',
      'pic.png': Buffer.from([0, 1, 2]),
    });
    repo.git('checkout', '-q', 'main');
    const base = repo.commit({ 'other.py': 'unrelated' });
    const snapshot = localSnapshot(repo.folder);
    const mergeBase = await snapshot.mergeBase(base, head);
    expect(mergeBase).toBe(start);
    expect(await snapshot.changes(mergeBase, head)).toEqual([
      {
        status: 'deleted',
        path: 'gone.py',
        basePath: 'gone.py',
        hunks: [{ baseStart: 1, baseLines: 1, headStart: 0, headLines: 0, added: [], removed: [1] }],
      },
      {
        status: 'modified',
        path: 'keep.py',
        basePath: 'keep.py',
        hunks: [{ baseStart: 7, baseLines: 7, headStart: 7, headLines: 7, added: [10], removed: [10] }],
      },
      {
        status: 'added',
        path: 'new.py',
        hunks: [{ baseStart: 0, baseLines: 0, headStart: 1, headLines: 2, added: [1, 2], removed: [] }],
      },
      { status: 'renamed', path: 'old/new name.py', basePath: 'old/name.py', hunks: [] },
      { status: 'added', path: 'pic.png' },
    ]);
  });

  it('keeps hunks with their files when a file becomes a symbolic link', async () => {
    const base = repo.commit({ 'a.py': 'x = 1\n', 'z.py': 'z = 1\n' });
    repo.write('z.py', 'z = 2\n');
    repo.git('rm', '-q', 'a.py');
    symlinkSync('z.py', join(repo.folder, 'a.py'));
    const head = repo.commit({});
    const changes = await localSnapshot(repo.folder).changes(base, head);
    expect(changes.map((file) => [file.path, file.hunks?.[0]?.added])).toEqual([
      ['a.py', undefined],
      ['z.py', [1]],
    ]);
  });

  it('keeps hunks with their files whatever names and contents try', async () => {
    const names = ['a\ndiff --git a/x b/x', 'b "q" \t.py', 'c.py', `${'d'.repeat(200)}.py`];
    const files = (n: number) => Object.fromEntries(names.map((name) => [name, `x = ${n}\n`]));
    const base = repo.commit({
      ...files(1),
      '0.py': 'y = 1\rdiff --git a/q b/q\r@@ -1 +1 @@\n',
      'no-eol.py': 'z = 1',
    });
    const head = repo.commit({
      ...files(2),
      '0.py': 'y = 2\rdiff --git a/q b/q\r@@ -1 +1 @@\n',
      'no-eol.py': 'z = 1\nz = 2',
    });
    const changes = await localSnapshot(repo.folder).changes(base, head);
    expect(changes.map((file) => [file.path, file.hunks?.map(({ added }) => added)])).toEqual([
      ['0.py', [[1]]],
      ...names.slice(0, 2).map((name) => [name, [[1]]]),
      ['c.py', [[1]]],
      [names[3], [[1]]],
      ['no-eol.py', [[1, 2]]],
    ]);
  });

  it('runs no program that the repository configures', async () => {
    const base = repo.commit({ 'a.py': 'x = 1\n', '.gitattributes': '*.py diff=evil\n' });
    const head = repo.commit({ 'a.py': 'x = 2\n' });
    const owned = join(repo.folder, 'owned');
    repo.git('config', 'diff.evil.command', `touch ${owned}; true`);
    repo.git('config', 'diff.evil.textconv', `touch ${owned}; cat`);
    repo.git('config', 'core.fsmonitor', `touch ${owned}; true`);
    expect(await localSnapshot(repo.folder).changes(base, head)).toHaveLength(1);
    expect(existsSync(owned)).toBe(false);
  });
});
