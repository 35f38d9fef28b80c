/**
 * What several holders keep in memory together: a buffer counts once, however many of them hold it. Knows sizes; knows
 * nothing of what the holders are.
 */
import { type Data, largeBytes } from "../core/dtype.ts";
import { type Held, nothingHeld } from "../lang/held.ts";
import { supposeFree } from "../runtime/memory.ts";

/** How much may be held. */
export interface Bound {
  readonly bytes: number;
  /** Buffers that the session holds anyway: they cost nothing here. */
  readonly live: () => ReadonlySet<Data>;
  /** Takes a buffer that nobody holds any more of those who hold things here. */
  readonly letGo: (data: Data) => void;
}

export class Holdings {
  /** How many hold a buffer. */
  private readonly holders = new Map<Data, number>();
  private held = 0;
  /** Buffers that lost their last holder since somebody asked. */
  private dropped: Data[] = [];

  get bytes(): number {
    return this.held;
  }

  /** Adds what was held by those who are still here when they came. */
  addHeld(held: Held): void {
    for (const data of this.holders.keys()) held.buffers.add(data);
  }

  add({ buffers, bytes }: Held): void {
    this.held += bytes;
    for (const data of buffers) {
      const before = this.holders.get(data) ?? 0;
      if (before === 0) this.held += data.byteLength;
      this.holders.set(data, before + 1);
    }
  }

  remove({ buffers, bytes }: Held): void {
    this.held -= bytes;
    for (const data of buffers) {
      const rest = this.holders.get(data)! - 1;
      if (rest > 0) this.holders.set(data, rest);
      else {
        this.holders.delete(data);
        this.held -= data.byteLength;
        if (data.byteLength >= largeBytes) this.dropped.push(data);
      }
    }
  }

  /** Lets `forget` remove holders, oldest first, until the rest keeps within the bound or it has no more to give. */
  trim({ bytes, live, letGo }: Bound, forget: () => boolean): void {
    if (this.held > bytes) {
      const shared = live();
      while (this.held > bytes && this.beside(shared) > bytes && forget());
    }
    if (this.dropped.length === 0) return;
    for (const data of this.dropped) if (!this.holders.has(data)) letGo(data);
    this.dropped = [];
  }

  /** What is held beside these buffers. */
  private beside(shared: ReadonlySet<Data>): number {
    let sum = this.held;
    // Of many old results few are still named, and of many names few are old.
    if (shared.size < this.holders.size) {
      for (const data of shared) if (this.holders.has(data)) sum -= data.byteLength;
    } else for (const data of this.holders.keys()) if (shared.has(data)) sum -= data.byteLength;
    return sum;
  }
}

/** Bytes that are dropped before it pays to look who else holds them. */
const worthwhile = 8 * 2 ** 20;

/** Buffers that old states held, and perhaps nobody else. */
export class Dropped {
  private buffers: Data[] = [];
  private bytes = 0;

  add(data: Data): void {
    this.buffers.push(data);
    this.bytes += data.byteLength;
  }

  /**
   * Gives those back to `letGo` that are not held, if `addHeld` knows of all that is; else it is only supposed that they
   * are free. Without `letGo` nobody knows.
   */
  giveBack(letGo: ((data: Data) => void) | null, addHeld: (held: Held) => void): void {
    if (this.bytes < worthwhile) return;
    const { buffers } = this;
    [this.buffers, this.bytes] = [[], 0];
    const held = nothingHeld();
    if (letGo) addHeld(held);
    for (const data of buffers) (letGo === null || held.partial || held.buffers.has(data) ? supposeFree : letGo)(data);
  }
}
