/** What programs ask of packed bytes, and of sums over bytes. Knows no format. */

export type Packing = "raw" | "zlib" | "gzip";

/** What the beginning of packed bytes gives: of how many it came, and whether that is all. */
export interface Unpacked {
  readonly bytes: Uint8Array;
  readonly used: number;
  readonly whole: boolean;
}

/** How a sum is asked for beyond its name. */
export interface Summing {
  /** Of how many bytes; that of the algorithm where 0. */
  readonly size: number;
  readonly key: Uint8Array;
  readonly salt: Uint8Array;
  readonly person: Uint8Array;
}

export interface Packer {
  readonly packed: (bytes: Uint8Array, how: Packing, level: number) => Uint8Array;
  /** Null for bytes that are not packed so. */
  readonly unpacked: (bytes: Uint8Array, how: Packing) => Uint8Array | null;
  /** As much as the bytes so far tell; null for bytes that are not packed so. */
  readonly unpackedSoFar: (bytes: Uint8Array, how: Packing) => Unpacked | null;
  /** Null for an algorithm that is not there. */
  readonly digest: (bytes: Uint8Array, algorithm: string, how: Summing) => Uint8Array | null;
  /** A key of so many bytes out of a password, by so many rounds of a sum over it. */
  readonly derived: (password: Uint8Array, salt: Uint8Array, by: Derivation) => Uint8Array;
  /** Goes on from the sum of the bytes before them. */
  readonly crc32: (bytes: Uint8Array, before: number) => number;
}
export type Derivation =
  | { readonly kind: "pbkdf2"; readonly algorithm: string; readonly rounds: number; readonly size: number }
  | { readonly kind: "scrypt"; readonly n: number; readonly r: number; readonly p: number; readonly size: number };
