/** Packed bytes, sums over bytes, and words from chance, as `_tensh.…` for the library alone. Knows no formats of files. */
import { octetsOf, textOfOctets } from "../core/octets.ts";
import type { Derivation, Packing } from "../core/packing.ts";
import { type Arguments, method } from "./arguments.ts";
import { type BuiltinValue, boolOf, intOf, none, stringOf, tupleOf, type Value } from "./value.ts";

function bytesIn(args: Arguments, name = "bytes"): Uint8Array {
  const given = args.value(name);
  if (given.kind !== "bytes") return args.misfit(name, "bytes");
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
const digest = method("digest", ["bytes", "algorithm", "size", "key", "salt", "person"], (args, env) => {
  const [key, salt, person] = ["key", "salt", "person"].map((name) => bytesIn(args, name)) as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ];
  const how = { size: args.int("size"), key, salt, person };
  return bytesOf(env.host.files.packer.digest(bytesIn(args), args.string("algorithm"), how));
});
/** As much of packed bytes as those so far tell, how many these were, and whether that is all. */
const unpackedSoFar = method("unpacked_so_far", ["bytes", "how"], (args, env) => {
  const found = env.host.files.packer.unpackedSoFar(bytesIn(args), packingIn(args));
  return found ? tupleOf([bytesOf(found.bytes), intOf(found.used), boolOf(found.whole)]) : none;
});
const derived = method("pbkdf2", ["bytes", "salt", "algorithm", "rounds", "size"], (args, env) => {
  const by = {
    kind: "pbkdf2",
    algorithm: args.string("algorithm"),
    rounds: args.int("rounds"),
    size: args.int("size"),
  };
  return bytesOf(env.host.files.packer.derived(bytesIn(args), bytesIn(args, "salt"), by as Derivation));
});
const scrypt = method("scrypt", ["bytes", "salt", "n", "r", "p", "size"], (args, env) => {
  const [n, r, p, size] = ["n", "r", "p", "size"].map((name) => args.int(name)) as [number, number, number, number];
  return bytesOf(
    env.host.files.packer.derived(bytesIn(args), bytesIn(args, "salt"), { kind: "scrypt", n, r, p, size }),
  );
});
/** The two sums of Adler's, modulo a prime; of so many bytes none leaves 53 bits. */
const adler32 = method("adler32", ["bytes", "before"], (args) => {
  const bytes = bytesIn(args);
  const before = args.int("before");
  let [low, high] = [before & 0xffff, before >>> 16];
  for (let i = 0; i < bytes.length; i++) {
    low = (low + bytes[i]!) % 65521;
    high = (high + low) % 65521;
  }
  return intOf(high * 65536 + low);
});
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
  unpackedSoFar,
  digest,
  derived,
  scrypt,
  adler32,
  crc32,
  toBase64,
  fromBase64,
  chance,
  removed,
  renamed,
  passing,
];
