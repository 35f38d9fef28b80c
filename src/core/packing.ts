/** What programs ask of packed bytes, and of sums over bytes. Knows no format. */

export type Packing = "raw" | "zlib" | "gzip";

export interface Packer {
  readonly packed: (bytes: Uint8Array, how: Packing, level: number) => Uint8Array;
  /** Null for bytes that are not packed so. */
  readonly unpacked: (bytes: Uint8Array, how: Packing) => Uint8Array | null;
  /** Null for an algorithm that is not there. */
  readonly digest: (bytes: Uint8Array, algorithm: string) => Uint8Array | null;
  /** Goes on from the sum of the bytes before them. */
  readonly crc32: (bytes: Uint8Array, before: number) => number;
}
