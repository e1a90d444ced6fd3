/** Writes that GitHub may have carried out although it answered with an error. */
import { apiProblem } from './api-error.js';

/** Milliseconds to wait, and the time; injected. */
export interface Pause {
  now(): number;
  sleep(ms: number): Promise<void>;
}

const ATTEMPTS = 3;

/**
 * Writes once. When the answer leaves open whether the write took effect, looks for its effect before it tries again:
 * a blind repetition would publish twice.
 */
export async function writeOnce<T>(
  pause: Pause,
  write: () => Promise<T>,
  find: () => Promise<T | undefined>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write();
    } catch (error) {
      if (apiProblem(error, pause.now()).kind !== 'transient' || attempt === ATTEMPTS) throw error;
      await pause.sleep(1000 * attempt);
      const found = await find();
      if (found !== undefined) return found;
    }
  }
}
