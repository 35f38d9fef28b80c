/**
 * The loop-body language: what happens to one element. Expressions are hash-consed within a body, so equal work is
 * one node. Knows instructions and dtypes; knows no tensors, shapes or operations.
 */
import { type DType, isFloat, isHalf } from "../core/dtype.ts";
import { type InstructionName, instruction } from "./instructions.ts";

export type Expr =
  /** The element of input `slot`. */
  | { readonly kind: "load"; readonly slot: number; readonly dtype: DType }
  | { readonly kind: "const"; readonly value: number; readonly dtype: DType }
  | { readonly kind: "cast"; readonly of: Expr; readonly dtype: DType }
  | { readonly kind: "alu"; readonly name: InstructionName; readonly args: readonly Expr[]; readonly dtype: DType };

export const load = (slot: number, dtype: DType): Expr => ({ kind: "load", slot, dtype });
/** A number in the dtype of `like`. */
export const num = (value: number, like: Expr): Expr => ({ kind: "const", value, dtype: like.dtype });
export function cast(of: Expr, dtype: DType): Expr {
  if (of.dtype === dtype) return of;
  // A float of 16 bits that was made a float32 is still the same number.
  if (of.kind === "cast" && of.of.dtype === dtype && isHalf(dtype) && of.dtype === "float32") return of.of;
  if (of.kind === "const" && isHalf(of.dtype) && dtype === "float32") return { ...of, dtype };
  return { kind: "cast", of, dtype };
}
/** One instruction. Its dtype is that of its last operand, or bool for comparisons. */
export function alu(name: InstructionName, ...args: readonly Expr[]): Expr {
  const [x, y] = args;
  if (y?.kind === "const") {
    // The meaning of a square.
    if (name === "pow" && y.value === 2) return alu("mul", x!, x!);
    if (isFloat(y.dtype) && (name === "pow" || name === "mul" || name === "div") && y.value === 1) return x!;
  }
  return { kind: "alu", name, args, dtype: instruction(name).truth ? "bool" : args.at(-1)!.dtype };
}

/** One step of a body in order of evaluation; `args` are the numbers of earlier steps. */
export type Step =
  | { readonly kind: "load"; readonly slot: number; readonly dtype: DType }
  | { readonly kind: "const"; readonly value: number; readonly dtype: DType }
  | { readonly kind: "cast"; readonly args: readonly number[]; readonly from: DType; readonly dtype: DType }
  | {
      readonly kind: "alu";
      readonly name: InstructionName;
      readonly args: readonly number[];
      /** The dtype that the instruction works in; its result may be bool. */
      readonly on: DType;
      readonly dtype: DType;
    };

/** The body as steps, each distinct expression once; the last step is the result. */
export const linearize = (body: Expr): readonly Step[] => linearizeAll([body]).steps;

/** Several bodies as steps, each distinct expression of all of them once; `results` are the bodies' steps. */
export function linearizeAll(bodies: readonly Expr[]): {
  readonly steps: readonly Step[];
  readonly results: readonly number[];
} {
  const steps: Step[] = [];
  const known = new Map<string, number>();
  const visited = new Map<Expr, number>();
  const place = (key: string, step: Step): number => {
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, steps.length);
    return steps.push(step) - 1;
  };
  const visit = (e: Expr): number => {
    const found = visited.get(e) ?? stepOf(e);
    visited.set(e, found);
    return found;
  };
  const stepOf = (e: Expr): number => {
    switch (e.kind) {
      case "load":
        return place(`load ${e.slot}`, e);
      case "const":
        return place(`const ${Object.is(e.value, -0) ? "-0" : e.value} ${e.dtype}`, e);
      case "cast": {
        const of = visit(e.of);
        return place(`cast ${of} ${e.dtype}`, { kind: "cast", args: [of], from: e.of.dtype, dtype: e.dtype });
      }
      case "alu": {
        const args = e.args.map(visit);
        const on = e.args.at(-1)!.dtype;
        return place(`${e.name} ${args.join(" ")}`, { kind: "alu", name: e.name, args, on, dtype: e.dtype });
      }
    }
  };
  return { results: bodies.map(visit), steps };
}

/** `mul(add(x0, 1), x1)`, for people. */
export function showExpr(e: Expr): string {
  switch (e.kind) {
    case "load":
      return `x${e.slot}`;
    case "const":
      return String(e.value);
    case "cast":
      return `${e.dtype}(${showExpr(e.of)})`;
    case "alu":
      return `${e.name}(${e.args.map(showExpr).join(", ")})`;
  }
}
