/** Bytes packed as gzip, zlib and zip archives have them, and the sums by which they are checked and told apart. Knows no files. */
import { createHash, getHashes } from "node:crypto";
import { deflateRawSync, deflateSync, gunzipSync, gzipSync, inflateRawSync, inflateSync } from "node:zlib";
import type { Packer } from "../core/packing.ts";
import { crc32 } from "./zip.ts";

const packs = { raw: deflateRawSync, zlib: deflateSync, gzip: gzipSync } as const;
const unpacks = { raw: inflateRawSync, zlib: inflateSync, gzip: gunzipSync } as const;

export const packer: Packer = {
  packed: (bytes, how, level) => packs[how](bytes, { level }),
  unpacked: (bytes, how) => {
    try {
      return unpacks[how](bytes);
    } catch {
      return null;
    }
  },
  digest: (bytes, algorithm) => (getHashes().includes(algorithm) ? createHash(algorithm).update(bytes).digest() : null),
  crc32,
};
