/** Operations on the bits of integers. On bools the same operators mean logic. */
import { kindOf } from "../core/dtype.ts";
import { alu, type Expr, num } from "../scalar/expr.ts";
import type { InstructionName } from "../scalar/instructions.ts";
import { type Binary, binary, type Names, type Unary, unary } from "./operation.ts";

const bits = (
  name: string,
  instruction: InstructionName,
  also: Names,
  doc: string,
  code: string,
  shows: string,
): Binary =>
  binary({
    name,
    also,
    takes: "integer",
    scalar: (a: Expr, b: Expr) => alu(instruction, a, b),
    gradient: null,
    doc,
    examples: [{ code, shows }],
  });

export const bitwiseAnd = bits(
  "bitwise_and",
  "and",
  { tf: "bitwise.bitwise_and", np: "bitwise_and", torch: "bitwise_and" },
  "Bits set in both: a & b. Of bools: both.",
  "[6, 5] & 3",
  "[2 1]",
);
export const bitwiseOr = bits(
  "bitwise_or",
  "or",
  { tf: "bitwise.bitwise_or", np: "bitwise_or", torch: "bitwise_or" },
  "Bits set in either: a | b. Of bools: at least one.",
  "[6, 5] | 3",
  "[7 7]",
);
export const bitwiseXor = bits(
  "bitwise_xor",
  "xor",
  { tf: "bitwise.bitwise_xor", np: "bitwise_xor", torch: "bitwise_xor" },
  "Bits set in exactly one: a ^ b. Of bools: exactly one.",
  "[6, 5] ^ 3",
  "[5 6]",
);
export const leftShift = bits(
  "left_shift",
  "shl",
  {
    tf: "bitwise.left_shift",
    np: "left_shift bitwise_left_shift",
    torch: "bitwise_left_shift",
    own: "bitwise_left_shift",
  },
  "Bits moved to the left: a << b.",
  "[1, 3] << 2",
  "[ 4 12]",
);
export const rightShift = bits(
  "right_shift",
  "shr",
  {
    tf: "bitwise.right_shift",
    np: "right_shift bitwise_right_shift",
    torch: "bitwise_right_shift",
    own: "bitwise_right_shift",
  },
  "Bits moved to the right: a >> b. The sign stays.",
  "[8, -8] >> 1",
  "[ 4 -4]",
);
export const invert: Unary = unary({
  name: "invert",
  also: {
    tf: "bitwise.invert",
    np: "invert bitwise_not bitwise_invert",
    torch: "bitwise_not",
    own: "bitwise_not bitwise_invert",
  },
  takes: "integer",
  scalar: (x) => (kindOf(x.dtype) === "bool" ? alu("eq", x, num(0, x)) : alu("not", x)),
  gradient: null,
  doc: "Every bit turned: ~x. Of bools: not.",
  examples: [
    { code: "~[0, 5]", shows: "[-1 -6]" },
    { code: "~[True, False]", shows: "[False  True]" },
  ],
});
