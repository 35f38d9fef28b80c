/**
 * Operators in Python: how strongly each binds, so that brackets stand only where they must, and in which dtype its operands
 * are written. Knows no calls.
 */
import { isFloat } from "../core/dtype.ts";
import { strongDType } from "../lang/convert.ts";
import type { Expr, ExprOf } from "../lang/syntax.ts";
import type { Value } from "../lang/value.ts";
import { type Context, isNumber, isTensor, known, tensorIn } from "./context.ts";
import { closed, isClosed, untranslatable } from "./framework.ts";
import { vectorProduct } from "./operations.ts";
import { tensorCode } from "./tensors.ts";

const levels: Readonly<Record<string, number>> = {
  "|": 6,
  "^": 7,
  "&": 8,
  "<<": 9,
  ">>": 9,
  "+": 10,
  "-": 10,
  "*": 11,
  "/": 11,
  "//": 11,
  "%": 11,
  "@": 11,
  "**": 13,
};
/** Names, brackets, and what has a dot or brackets behind it. */
const closest = 20;
function levelOf(e: Expr): number {
  switch (e.kind) {
    case "binary":
      return levels[e.operator]!;
    case "unary":
      return e.operator === "not" ? 4 : 12;
    case "compare":
      return 5;
    case "logical":
      return e.operator === "and" ? 3 : 2;
    case "conditional":
      return 1;
    case "lambda":
    case "starred":
      return 0;
    default:
      return closest;
  }
}

/** An expression where only what binds at least as strongly as the level stands without brackets. */
export function within(e: Expr, level: number, c: Context): string {
  const code = c.write(e, c);
  // What was a call may have become an operator.
  const opened = e.kind === "call" || e.kind === "attribute" || e.kind === "name";
  return levelOf(e) < level || (opened && level > 1 && !isClosed(code)) ? `(${code})` : code;
}
/** An expression that a dot or brackets follow. */
export const ownerCode = (e: Expr, c: Context): string => within(e, closest, c);

export const logicalCode = (e: ExprOf<"logical">, c: Context): string =>
  `${within(e.left, levelOf(e), c)} ${e.operator} ${within(e.right, levelOf(e) + 1, c)}`;

export const conditionalCode = (e: ExprOf<"conditional">, c: Context): string =>
  `${within(e.then, 2, c)} if ${within(e.test, 2, c)} else ${within(e.otherwise, 1, c)}`;

export function unaryCode(e: ExprOf<"unary">, c: Context): string {
  if (e.operator === "not") return `not ${within(e.of, levelOf(e), c)}`;
  const value = known(e.of, c);
  if (value && !isTensor(value) && !isNumber(value)) return `${e.operator}${closed(tensorCode(e.of, c))}`;
  return `${e.operator}${within(e.of, levelOf(e), c)}`;
}

export function binaryCode(e: ExprOf<"binary">, c: Context): string {
  const [left, right] = [known(e.left, c), known(e.right, c)];
  const level = levelOf(e);
  // Powers stand together from the right, all others from the left.
  const [before, behind] = e.operator === "**" ? [level + 1, level] : [level, level + 1];
  const sides = (a: string, b: string): string => `${a} ${e.operator} ${b}`;
  const plain = (): string => sides(within(e.left, before, c), within(e.right, behind, c));
  // Numbers, strings and what is not known keep their words.
  if (!left || !right || (isNumber(left) && isNumber(right)) || left.kind === "string" || right.kind === "string")
    return plain();
  const result = tensorIn(known(e, c), c);
  const [a, b] = [tensorIn(left, c), tensorIn(right, c)];
  if (!result || !a || !b) return plain();
  if (e.operator === "@" && c.framework.target === "tensorflow" && (a.rank < 2 || b.rank < 2))
    return vectorProduct({ code: tensorCode(e.left, c), rank: a.rank }, { code: tensorCode(e.right, c), rank: b.rank });
  if (/<<|>>/.test(e.operator) && c.framework.target === "tensorflow") {
    const shift = e.operator === "<<" ? "left_shift" : "right_shift";
    return `tf.bitwise.${shift}(${tensorCode(e.left, c, result.dtype)}, ${c.framework.cast(c.write(e.right, c), result.dtype)})`;
  }
  const operand = (of: Expr, value: Value, itself: number): string => {
    const weak = isNumber(value) && (isFloat(result.dtype) || value.kind !== "float");
    return weak || strongDType(value) === result.dtype ? within(of, itself, c) : tensorCode(of, c, result.dtype);
  };
  return sides(operand(e.left, left, before), operand(e.right, right, behind));
}

export function compareCode(e: ExprOf<"compare">, c: Context): string {
  const parts = [e.first, ...e.rest.map((r) => r.right)];
  const values = parts.map((p) => known(p, c));
  const dtypes = new Set(values.flatMap((v) => (isTensor(v) ? [strongDType(v!)] : [])));
  if (dtypes.size > 1) throw untranslatable("a comparison of different dtypes");
  const meets = dtypes.size > 0 || isTensor(known(e, c));
  const isList = (v: Value | null): boolean => v !== null && !isTensor(v) && !isNumber(v);
  const lists = meets ? values.flatMap((v) => (isList(v) ? [tensorIn(v, c)?.dtype] : [])) : [];
  // Lists compare in the dtype of the tensor beside them, or in the widest of their own.
  const [own = lists.find((t) => t && isFloat(t)) ?? null] = dtypes;
  const code = parts.map((p, i) => {
    if (!meets || !isList(values[i]!)) return within(p, levelOf(e) + 1, c);
    const dtype = tensorIn(values[i]!, c)?.dtype;
    return tensorCode(p, c, own && dtype && (isFloat(own) || !isFloat(dtype)) ? own : null);
  });
  return code.slice(1).reduce((text, part, i) => `${text} ${e.rest[i]!.operator} ${part}`, code[0]!);
}
