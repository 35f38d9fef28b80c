/** Arguments that functions outside the table of operations read by themselves: sizes, numbers, dtypes, integers. */
import type { DType } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { denseData } from "../core/stored.ts";
import type { Arguments } from "./arguments.ts";
import { elementsOf, literalsOf, plainOf, toNode } from "./convert.ts";
import { dtypeOf } from "./dtypes.ts";
import type { Env } from "./env.ts";
import { callSpecial } from "./members.ts";
import { integerIn } from "./subscript.ts";

/** Sizes of a shape argument: an integer, a list, a tensor of integers. */
export function sizesIn(args: Arguments, param: string, env: Env): readonly number[] {
  const value = args.value(param);
  if (value.kind === "int") return checkedSizes([Number(value.value)], param);
  if (value.kind === "tensor") return Array.from(denseData(env.host.realize([value.node])[0]!) as Int32Array, Number);
  const items = elementsOf(value);
  if (!items) return args.misfit(param, "a shape such as (2, 3)");
  return checkedSizes(
    items.map((v) => integerIn(v, env) ?? args.misfit(param, "whole numbers")),
    param,
  );
}

function checkedSizes(sizes: readonly number[], param: string): readonly number[] {
  const bad = sizes.find((d) => d < 0);
  if (bad === undefined) return sizes;
  throw refuse("shape/negative", { size: bad }, { notes: { [param]: { text: String(bad) } } });
}

/** A number, or the one element of a tensor, whose value is then needed now. */
export function numberIn(args: Arguments, param: string, otherwise: number, env: Env): number {
  const value = args.optional(param);
  if (!value) return otherwise;
  const plain =
    value.kind === "tensor" || value.kind === "variable"
      ? plainOf(env.host.realize([toNode(value, literalsOf(env))])[0]!)
      : value;
  if (plain.kind === "int" || plain.kind === "float" || plain.kind === "bool") return Number(plain.value);
  return args.misfit(param, "a number");
}

/** A whole number of any size; `otherwise` if it was left out. */
export function wideIn(args: Arguments, param: string, otherwise: bigint, env: Env): bigint {
  const value = args.optional(param);
  if (!value) return otherwise;
  if (value.kind === "int") return value.value;
  const number = numberIn(args, param, 0, env);
  return Number.isInteger(number) ? BigInt(number) : args.misfit(param, "a whole number");
}

export const dtypeIn = (args: Arguments, env: Env, numpy = false): DType | undefined => {
  const value = args.optional("dtype");
  return value && (dtypeOf(value, literalsOf(env, numpy)) ?? args.misfit("dtype", "a dtype"));
};

/** Integers out of a list, a tuple or a tensor. */
export function wordsIn(args: Arguments, param: string, env: Env): bigint[] {
  const value = args.value(param);
  const items = elementsOf(value);
  if (items)
    return items.map((v) => (v.kind === "int" ? v.value : BigInt(integerIn(v, env) ?? args.misfit(param, "integers"))));
  if (value.kind !== "tensor" && value.kind !== "variable") return args.misfit(param, "integers");
  return Array.from(denseData(env.host.realize([toNode(value, literalsOf(env))])[0]!) as BigInt64Array, BigInt);
}

/** The sizes of the axes of an argument; an array that is an object says them itself. */
export function shapeIn(args: Arguments, env: Env, param = "a"): readonly number[] {
  const value = args.value(param);
  const own = value.kind === "object" ? callSpecial(value, "__np_shape__", [], env) : undefined;
  return own ? elementsOf(own)!.map((n) => integerIn(n, env)!) : toNode(value, literalsOf(env)).shape;
}
