/** Contents by blob id, bounded by their size; the least recently used go first. Ids name contents, so none is stale. */
import type { FileContent } from '../review/index.js';

export class BlobCache {
  readonly #contents = new Map<string, FileContent>();
  #size = 0;

  /** `maxSize` in UTF-16 code units. */
  constructor(private readonly maxSize: number) {}

  get(blob: string): FileContent | undefined {
    const found = this.#contents.get(blob);
    if (found === undefined) return undefined;
    this.#contents.delete(blob);
    this.#contents.set(blob, found);
    return found;
  }

  set(blob: string, content: FileContent): void {
    if (this.#contents.has(blob)) return;
    this.#contents.set(blob, content);
    this.#size += sizeOf(content);
    for (const [oldest, old] of this.#contents) {
      if (this.#size <= this.maxSize) break;
      this.#contents.delete(oldest);
      this.#size -= sizeOf(old);
    }
  }
}

const sizeOf = (content: FileContent): number =>
  100 + (content.ok ? content.text.length : content.detail.length);
