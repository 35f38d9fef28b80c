/** Packed bytes, sums over bytes, and words from chance, as `_tensh.…` for the library alone. Knows no formats of files. */
import { octetsOf, textOfOctets } from "../core/octets.ts";
import type { Packing } from "../core/packing.ts";
import { type Arguments, method } from "./arguments.ts";
import { type BuiltinValue, intOf, none, stringOf, type Value } from "./value.ts";

function bytesIn(args: Arguments): Uint8Array {
  const given = args.value("bytes");
  if (given.kind !== "bytes") return args.misfit("bytes", "bytes");
  return octetsOf(given.value);
}
const bytesOf = (bytes: Uint8Array | null): Value => (bytes ? { kind: "bytes", value: textOfOctets(bytes) } : none);
const packingIn = (args: Arguments): Packing => args.string("how") as Packing;

const packed = method("packed", ["bytes", "how", "level"], (args, env) =>
  bytesOf(env.host.files.packer.packed(bytesIn(args), packingIn(args), args.int("level"))),
);
/** None for bytes that are not packed so. */
const unpacked = method("unpacked", ["bytes", "how"], (args, env) =>
  bytesOf(env.host.files.packer.unpacked(bytesIn(args), packingIn(args))),
);
/** None for an algorithm that is not there. */
const digest = method("digest", ["bytes", "algorithm"], (args, env) =>
  bytesOf(env.host.files.packer.digest(bytesIn(args), args.string("algorithm"))),
);
const crc32 = method("crc32", ["bytes", "before"], (args, env) =>
  intOf(env.host.files.packer.crc32(bytesIn(args), args.int("before"))),
);

const toBase64 = method("to_base64", ["bytes"], (args) => {
  const given = args.value("bytes");
  return given.kind === "bytes" ? { kind: "bytes", value: btoa(given.value) } : args.misfit("bytes", "bytes");
});
const fromBase64 = method("from_base64", ["text"], (args) => ({ kind: "bytes", value: atob(args.string("text")) }));

/** So many bytes from chance. */
const chance = method("chance", ["count"], (args, env) => {
  let text = "";
  for (let i = 0; i < args.int("count"); i++)
    text += String.fromCharCode(Number(BigInt.asUintN(8, env.host.foreign.entropy())));
  return { kind: "bytes", value: text };
});

const removed = method("removed", ["path"], (args, env) => {
  env.host.files.remove(args.string("path"));
  return none;
});
const renamed = method("renamed", ["from", "to"], (args, env) => {
  env.host.files.rename(args.string("from"), args.string("to"));
  return none;
});
/** The folder for what is needed for a while only. */
const passing = method("passing_folder", [], (_, env) => stringOf(env.host.files.passingFolder()));

export const packingFunctions: readonly BuiltinValue[] = [
  packed,
  unpacked,
  digest,
  crc32,
  toBase64,
  fromBase64,
  chance,
  removed,
  renamed,
  passing,
];
