/** Reading what was recorded from TensorFlow, and bringing our numbers into the same form. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Data, DType } from "../../src/core/dtype.ts";
import { bits, type Distribution, integers, normal, truncatedNormal, uniform } from "../../src/random/distribution.ts";

export const golden = (name: string) =>
  JSON.parse(readFileSync(new URL(`../golden/${name}.json`, import.meta.url), "utf8"));

/** Numbers as recorded: all of their bytes, or the SHA-256 of them. */
export interface Recorded {
  readonly dtype: DType;
  readonly shape: readonly number[];
  readonly hex?: string;
  readonly sha256?: string;
}

const bytesOf = (data: Data): Buffer => Buffer.from(data.buffer, data.byteOffset, data.byteLength);
export const hexOf = (data: Data): string => bytesOf(data).toString("hex");

/** Our bytes as `entry` has its own: to be equal to `recordOf(entry)`. */
export const recordLike = (data: Data, entry: Recorded): string =>
  entry.sha256 === undefined ? hexOf(data) : createHash("sha256").update(bytesOf(data)).digest("hex");
export const recordOf = (entry: Recorded): string => entry.hex ?? entry.sha256!;

/** The distribution that a method of TensorFlow's means, with the arguments it was given, as text. */
export function distributionOf(method: string, dtype: DType, args: readonly string[]): Distribution {
  const numbers = args.map(Number);
  switch (method) {
    case "normal":
      return normal(dtype, ...numbers);
    case "truncated_normal":
      return truncatedNormal(dtype, ...numbers);
    case "uniform":
      if (dtype === "float32" || dtype === "float64") return uniform(dtype, ...numbers);
      return integers(dtype, BigInt(args[0]!), BigInt(args[1]!));
    case "uniform_full_int":
    case "bits":
      return bits(dtype);
    default:
      throw new Error(`no distribution for ${method}`);
  }
}
