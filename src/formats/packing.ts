/** Bytes packed as gzip, zlib and zip archives have them, and the sums by which they are checked and told apart. Knows no files. */
import { createHash, getHashes, pbkdf2Sync, scryptSync } from "node:crypto";
import { constants, deflateRawSync, deflateSync, gunzipSync, gzipSync, inflateRawSync, inflateSync } from "node:zlib";
import type { Packer, Packing, Unpacked } from "../core/packing.ts";
import { blake2 } from "./blake2.ts";
import { crc32 } from "./zip.ts";

const packs = { raw: deflateRawSync, zlib: deflateSync, gzip: gzipSync } as const;
const unpacks = { raw: inflateRawSync, zlib: inflateSync, gzip: gunzipSync } as const;

/** By Python's names: `sha3_256`, `shake_128`. */
const nameHere = (algorithm: string): string => algorithm.replace("sha3_", "sha3-").replace("shake_", "shake");

/** Node tells how many bytes it took where it is asked for; its types do not say so. */
type Told = { readonly buffer: Uint8Array; readonly engine: { readonly bytesWritten: number } };
function unpackedSoFar(bytes: Uint8Array, how: Packing): Unpacked | null {
  for (const whole of [true, false]) {
    try {
      const finishFlush = whole ? constants.Z_FINISH : constants.Z_SYNC_FLUSH;
      const told = unpacks[how](bytes, { info: true, finishFlush } as object) as unknown as Told;
      return { bytes: told.buffer, used: told.engine.bytesWritten, whole };
    } catch (error) {
      if (!whole || (error as { readonly code?: string }).code !== "Z_BUF_ERROR") return null;
    }
  }
  return null;
}

export const packer: Packer = {
  packed: (bytes, how, level) => packs[how](bytes, { level }),
  unpacked: (bytes, how) => {
    try {
      return unpacks[how](bytes);
    } catch {
      return null;
    }
  },
  unpackedSoFar,
  digest: (bytes, algorithm, how) => {
    if (algorithm === "blake2b" || algorithm === "blake2s") {
      const bits = algorithm === "blake2b" ? 64 : 32;
      return blake2(bytes, { ...how, bits, size: how.size || bits });
    }
    const name = nameHere(algorithm);
    if (!getHashes().includes(name)) return null;
    return createHash(name, how.size > 0 ? { outputLength: how.size } : {})
      .update(bytes)
      .digest();
  },
  derived: (password, salt, by) =>
    by.kind === "pbkdf2"
      ? pbkdf2Sync(password, salt, by.rounds, by.size, nameHere(by.algorithm))
      : scryptSync(password, salt, by.size, { N: by.n, r: by.r, p: by.p, maxmem: 2 ** 30 }),
  crc32,
};
