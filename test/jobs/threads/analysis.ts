/** An analysis thread that does what its input says, in place of an analysis. */
import { serveThread } from '../../../src/jobs/thread-worker.js';

await serveThread(async (input, snapshot) => {
  const { act } = input as { act: string };
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
    case 'exit':
      process.exit(3);
      break;
    case 'grow': {
      const all: number[][] = [];
      for (;;) all.push(Array.from({ length: 100_000 }, (_, i) => i));
    }
    default:
      return { environment: Object.keys(process.env), data: input };
  }
});
