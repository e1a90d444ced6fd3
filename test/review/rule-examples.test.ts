import { describe, expect, it } from 'vitest';
import { ruleExamples } from '../../src/review/index.js';

const TEST = `import hashlib

def unsafe(data):
    # ruleid: weak-hash
    return hashlib.md5(data)


def safe(data):
    # ok: weak-hash
    return hashlib.sha256(data)

def both(data):
    # ruleid: weak-hash
    a = hashlib.md5(data)
    # ok: weak-hash
    b = hashlib.sha256(data)

# ruleid: other
other()

# todoruleid: weak-hash
later()
`;

describe('ruleExamples', () => {
  it('takes whole blocks without marks and says which lines count', () => {
    expect(ruleExamples('weak-hash', TEST)).toEqual([
      {
        kind: 'unsafe',
        code: 'def unsafe(data):\n    return hashlib.md5(data)',
        marks: [{ line: 2, kind: 'unsafe' }],
      },
      {
        kind: 'safe',
        code: 'def safe(data):\n    return hashlib.sha256(data)',
        marks: [{ line: 2, kind: 'safe' }],
      },
    ]);
  });

  it('takes a block with marks of both kinds where one of the kinds has no block of its own', () => {
    const test = TEST.replace(/def safe[^]*?sha256\(data\)\n/, '');
    expect(ruleExamples('weak-hash', test)[1]).toEqual({
      kind: 'both',
      code: 'def both(data):\n    a = hashlib.md5(data)\n    b = hashlib.sha256(data)',
      marks: [
        { line: 2, kind: 'unsafe' },
        { line: 3, kind: 'safe' },
      ],
    });
  });

  it('gives none for a rule that the test does not name', () => {
    expect(ruleExamples('absent', TEST)).toEqual([]);
    expect(ruleExamples('weak-hash', '')).toEqual([]);
  });
});
