/** A map whose copies share their content until one of them changes: control splits far more often than maps change. */
export class SharedMap<K, V> {
  #map: Map<K, V>;
  #isOwn: boolean;

  constructor(map: Map<K, V> = new Map(), isOwn = true) {
    this.#map = map;
    this.#isOwn = isOwn;
  }

  /** A copy, made at once and for nothing. */
  copy(): SharedMap<K, V> {
    this.#isOwn = false;
    return new SharedMap(this.#map, false);
  }

  /** Whether both certainly have the same content, because neither has changed since the copy. */
  isShared(other: SharedMap<K, V>): boolean {
    return this.#map === other.#map;
  }

  get size(): number {
    return this.#map.size;
  }

  get(key: K): V | undefined {
    return this.#map.get(key);
  }

  has(key: K): boolean {
    return this.#map.has(key);
  }

  set(key: K, value: V): void {
    this.#own().set(key, value);
  }

  delete(key: K): void {
    if (this.#map.has(key)) this.#own().delete(key);
  }

  [Symbol.iterator](): IterableIterator<[K, V]> {
    return this.#map[Symbol.iterator]();
  }

  #own(): Map<K, V> {
    if (!this.#isOwn) {
      this.#map = new Map(this.#map);
      this.#isOwn = true;
    }
    return this.#map;
  }
}
