/** What of an array of NumPy's can be put in place by its name: `a.shape = (2, 3)`, `a.flat = values`. */
import type { Span } from "../core/errors.ts";
import { sizeOf } from "../core/shape.ts";
import * as structure from "../graph/structure.ts";
import { cut } from "../ops/movement.ts";
import { writeArray, writePart } from "./arrays.ts";
import { literalsOf, toNode } from "./convert.ts";
import type { Env } from "./env.ts";
import { failAt } from "./fail.ts";
import { valueError } from "./python-says.ts";
import { type TensorValue, tensorOf, type Value } from "./value.ts";

/** Whether the array took it. @throws call/kind for a shape of another size */
export function putInArray(of: TensorValue, name: string, value: Value, env: Env, span: Span): boolean {
  if (!of.array || env.host.dialect !== "python") return false;
  if (name === "flat") fillFlat(of, value, env);
  else if (name === "shape") writeArray(of, structure.reshape(of.node, shapeFor(of, value, span)), env);
  else return false;
  return true;
}

/** Fewer values than there are places are taken again from their first one on. */
function fillFlat(of: TensorValue, value: Value, env: Env): void {
  const given = toNode(value, literalsOf(env, true));
  const [count, had] = [sizeOf(of.node.shape), sizeOf(given.shape)];
  const times = Math.ceil(count / had);
  const flat = structure.reshape(structure.expand(structure.reshape(given, [1, had]), [times, had]), [times * had]);
  writePart(of, [{ kind: "ellipsis" }], tensorOf(structure.reshape(cut(flat, 0, 0, count), of.node.shape)), env);
}

function shapeFor(of: TensorValue, value: Value, span: Span): number[] {
  const items = value.kind === "tuple" || value.kind === "list" ? value.items : [value];
  const sizes = items.map((v) => (v.kind === "int" ? Number(v.value) : Number.NaN));
  const count = sizeOf(of.node.shape);
  const known = sizes.filter((s) => s >= 0).reduce((a, b) => a * b, 1);
  const found = sizes.map((s) => (s === -1 ? count / known : s));
  if (found.reduce((a, b) => a * b, 1) === count && found.every(Number.isInteger)) return found;
  const shown = `(${sizes.join(",")}${sizes.length === 1 ? "," : ""})`;
  throw failAt("call/kind", { name: "shape", wanted: "whole numbers", param: "shape", found: shown }, span, "", {
    exception: valueError(`cannot reshape array of size ${count} into shape ${shown}`),
  });
}
