/** Floats to the last bit, in hexadecimal digits: `x.hex()`, `float.fromhex(text)`. Knows no other way of writing numbers. */
import { method } from "./arguments.ts";
import { failAt } from "./fail.ts";
import { overflow, valueError } from "./python-says.ts";
import { builtin, floatOf, stringOf, type Value } from "./value.ts";

const bits = new DataView(new ArrayBuffer(8));

function hexOf(x: number): string {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? "nan" : x < 0 ? "-inf" : "inf";
  bits.setFloat64(0, x);
  const word = bits.getBigUint64(0);
  const sign = word >> 63n === 1n ? "-" : "";
  const exponent = Number((word >> 52n) & 0x7ffn);
  const fraction = (word & 0xfffffffffffffn).toString(16).padStart(13, "0");
  if (x === 0) return `${sign}0x0.0p+0`;
  const power = exponent === 0 ? -1022 : exponent - 1023;
  return `${sign}0x${exponent === 0 ? 0 : 1}.${fraction}p${power < 0 ? "" : "+"}${power}`;
}

export const hexMethod = (x: number): Value => method("hex", [], () => stringOf(hexOf(x)));

const written = /^\s*([+-]?)(?:0x)?([0-9a-f]*)(?:\.([0-9a-f]*))?(?:p([+-]?\d+))?\s*$/i;
const special = /^\s*([+-]?)(inf(?:inity)?|nan)\s*$/i;

/** The float nearest to that number; undefined for what is none. */
function hexValue(text: string): number | undefined {
  const [, signed, word] = special.exec(text) ?? [];
  if (word !== undefined) {
    const found = /^nan$/i.test(word) ? Number.NaN : Number.POSITIVE_INFINITY;
    return signed === "-" ? -found : found;
  }
  const [, sign, whole = "", fraction = "", power = "0"] = written.exec(text) ?? [];
  if (sign === undefined || whole + fraction === "") return undefined;
  let digits = BigInt(`0x${whole}${fraction}`);
  let exponent = Number(power) - 4 * fraction.length;
  // Up to 55 bits with a mark for what is cut off: what is left is rounded once, to the bits that the result has.
  const extra = digits.toString(2).length - 55;
  const spare = Math.max(extra, -1074 - exponent - 2, 0);
  if (spare > 0) {
    const rest = digits & ((1n << BigInt(Math.min(spare, 5000))) - 1n);
    digits = ((digits >> BigInt(spare)) << 1n) | (rest === 0n ? 0n : 1n);
    exponent += spare - 1;
  }
  const size = scaled(Number(digits), exponent);
  return sign === "-" ? -size : size;
}
/** In steps that no float leaves: powers of 2 from 2^-1074 to 2^1023 are floats. */
function scaled(x: number, exponent: number): number {
  let [found, left] = [x, Math.max(-4000, Math.min(4000, exponent))];
  for (; left > 1000; left -= 1000) found *= 2 ** 1000;
  for (; left < -1000; left += 1000) found *= 2 ** -1000;
  return found * 2 ** left;
}

export const floatFromHex = builtin("fromhex", (args, _, span) => {
  const given = args[0]?.value;
  const text = given?.kind === "string" ? given.value : "";
  const found = hexValue(text);
  const fault =
    found === undefined
      ? valueError("invalid hexadecimal floating-point string")
      : !Number.isFinite(found) && !special.test(text)
        ? overflow("hexadecimal value too large to represent as a float")
        : null;
  if (fault === null) return floatOf(found!);
  throw failAt("value/domain", { detail: "the text is no hexadecimal float" }, span, "", { exception: fault });
});
