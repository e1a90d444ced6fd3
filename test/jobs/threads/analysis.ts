/** An analysis thread that does what its input says, in place of an analysis. */
import { serveThread, type ThreadWork } from '../../../src/jobs/thread-worker.js';

let works = 0;

const work: ThreadWork = async (input, snapshot) => {
  const { act } = input as { act: string };
  works++;
  switch (act) {
    case 'read':
      return {
        base: await snapshot.mergeBase('b', 'h'),
        files: await snapshot.list('h'),
        texts: await snapshot.read('h', ['a.py', 'b.py']),
        changes: await snapshot.changes('m', 'h'),
      };
    case 'spin':
      for (;;);
    case 'throw':
      throw new Error('broken analysis');
    case 'throw-later':
      if (works > 1) throw new Error('something was left over');
      return works;
    case 'grow-later':
      if (works === 1) return works;
      return grow();
    case 'late':
      // Asks for something and does not wait for it.
      setTimeout(() => void snapshot.list('late').catch(() => undefined), 50);
      return works;
    case 'wait':
      await new Promise((resolve) => setTimeout(resolve, 300));
      return works;
    case 'exit':
      process.exit(3);
      break;
    case 'grow':
      return grow();
    default:
      return { environment: Object.keys(process.env), works };
  }
};

function grow(): never {
  const all: number[][] = [];
  for (;;) all.push(Array.from({ length: 100_000 }, (_, i) => i));
}

serveThread(async (setup) => {
  if (setup === 'broken') throw new Error('the rules cannot be read');
  return work;
});
