/**
 * Things that are kept under their keys, as many as may be. Knows keys; knows nothing of what is kept.
 */

export class Kept<T> {
  private readonly most: number;
  private readonly known = new Map<string, T>();

  /** Of more than `most`, the one that was used longest ago goes. */
  constructor(most: number) {
    this.most = most;
  }

  /** What stands under that key, made by `make` if nothing does. */
  at(key: string, make: () => T): T {
    const found = this.known.get(key) ?? make();
    this.known.delete(key);
    this.known.set(key, found);
    if (this.known.size > this.most) this.known.delete(this.known.keys().next().value!);
    return found;
  }
}
