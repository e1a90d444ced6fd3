import { describe } from 'vitest';
import { handler, table } from './table.js';

/** More classes than a method is interpreted for, all based on one, and a call of each. */
const classes = (base: string): string =>
  Array.from({ length: 20 }, (_, i) => `class ${base}${i}(${base}):\n    number = ${i}\n`).join('');
const calls = (base: string): string =>
  Array.from({ length: 20 }, (_, i) => `${base}${i}().send(request.args["q"])`).join('\n');

const BASES = (mark: string): string => `
class Base:
    def send(self, text):
        os.system(self.clean(text))${mark}
    def clean(self, text):
        return text
class Numbers(Base):
    def clean(self, text):
        return str(len(text))
class Texts(Base):
    limit = 10
`;

describe('a method that many subclasses inherit', () => {
  table({
    'what their common base overrides counts for all of them': handler(
      calls('Numbers'),
      BASES('') + classes('Numbers'),
    ),
    'where it overrides nothing, the method does what it says': handler(
      calls('Texts'),
      BASES(' # ! command-injection') + classes('Texts'),
    ),
  });
});
