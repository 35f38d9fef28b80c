/** Arrays as the bytes that they are made of, and back, as `_tensh.…` for the library alone. Knows no formats of files. */
import { bytesOf, type DType, dataIn, dtypeNamed } from "../core/dtype.ts";
import { octetsOf, textOfOctets } from "../core/octets.ts";
import { denseParts, stored } from "../core/stored.ts";
import { sourceOf } from "../graph/node.ts";
import { method } from "./arguments.ts";
import { literalsOf, toNode } from "./convert.ts";
import type { Env } from "./env.ts";
import { type BuiltinValue, tensorOf, type Value } from "./value.ts";

export function bytesIn(of: Value, env: Env): Value {
  const data = denseParts(env.host.realize([toNode(of, literalsOf(env))])[0]!);
  return { kind: "bytes", value: textOfOctets(new Uint8Array(data.buffer, data.byteOffset, data.byteLength)) };
}

const arrayBytes = method("array_bytes", ["of"], (args, env) => bytesIn(args.value("of"), env));

/** The numbers of that dtype that stand in bytes, one behind the other. */
const fromBytes = method("from_bytes", ["bytes", "dtype"], (args) => {
  const bytes = args.value("bytes");
  if (bytes.kind !== "bytes") return args.misfit("bytes", "bytes");
  const dtype = dtypeNamed(args.string("dtype")) as DType;
  const count = Math.floor(bytes.value.length / bytesOf(dtype));
  const raw = octetsOf(bytes.value, 0, count * bytesOf(dtype));
  return tensorOf(sourceOf(stored(dtype, [count], dataIn(dtype, raw.buffer, 0, count))), true);
});

export const byteFunctions: readonly BuiltinValue[] = [arrayBytes, fromBytes];
