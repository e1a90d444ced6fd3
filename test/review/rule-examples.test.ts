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
      { kind: 'unsafe', code: 'def unsafe(data):\n    return hashlib.md5(data)', lines: [2] },
      { kind: 'safe', code: 'def safe(data):\n    return hashlib.sha256(data)', lines: [2] },
    ]);
  });

  it('gives none for a rule that the test does not name', () => {
    expect(ruleExamples('absent', TEST)).toEqual([]);
    expect(ruleExamples('weak-hash', '')).toEqual([]);
  });
});
