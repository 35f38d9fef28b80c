/** What Python calls its operators, in special methods and in the module `operator`. Knows names and nothing else. */
import type { BinaryOperator, CompareOperator } from "./syntax.ts";

/** As they stand in `__add__`. */
export const arithmetic: Readonly<Record<string, BinaryOperator>> = {
  add: "+",
  sub: "-",
  mul: "*",
  truediv: "/",
  floordiv: "//",
  mod: "%",
  matmul: "@",
  pow: "**",
  and: "&",
  or: "|",
  xor: "^",
  lshift: "<<",
  rshift: ">>",
};
export const orders: Readonly<Record<string, CompareOperator>> = {
  eq: "==",
  ne: "!=",
  lt: "<",
  le: "<=",
  gt: ">",
  ge: ">=",
};
