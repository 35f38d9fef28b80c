/**
 * The .npz format of NumPy: a zip archive of .npy files, stored as `np.savez` does or deflated as `np.savez_compressed`
 * does.
 */
import type { Stored } from "../core/stored.ts";
import { decodeNpy, encodeNpy } from "./npy.ts";
import { archiveOf, filesIn } from "./zip.ts";

/**
 * The tensors of an archive by their names, in its order.
 * @throws io/format
 */
export const decodeNpz = (bytes: Uint8Array, path: string): ReadonlyMap<string, Stored> =>
  new Map(
    [...filesIn(bytes, path)].map(([name, content]) => [
      name.replace(/\.npy$/, ""),
      decodeNpy(content, `${path}: ${name}`),
    ]),
  );

/**
 * The archive that `np.load` reads, not compressed, as `np.savez` writes it.
 * @throws io/format for more than 4 GB
 */
export const encodeNpz = (tensors: ReadonlyMap<string, Stored>, path: string): Uint8Array =>
  archiveOf(new Map([...tensors].map(([name, s]) => [`${name}.npy`, encodeNpy(s, path)])), path);
