/** Texts in buckets, as `_tensh.…` for the library alone. Knows which hash is which, not how they are computed. */
import { type Arguments, method } from "./arguments.ts";
import { farmFingerprint, murmur, sipHash } from "./fingerprints.ts";
import { type BuiltinValue, intOf } from "./value.ts";

function textIn(args: Arguments): string {
  const given = args.value("text");
  return given.kind === "bytes" ? given.value : args.misfit("text", "bytes");
}

export const bucketFunctions: readonly BuiltinValue[] = [
  method("farm_hash", ["text"], (args) => intOf(farmFingerprint(textIn(args)))),
  method("murmur_hash", ["text"], (args) => intOf(murmur(textIn(args)))),
  method("sip_hash", ["text", "first", "second"], (args) =>
    intOf(sipHash(textIn(args), [BigInt.asUintN(64, args.wide("first")), BigInt.asUintN(64, args.wide("second"))])),
  ),
];
