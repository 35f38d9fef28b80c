/** What of an array of NumPy's can be put in place by its name: `a.shape = (2, 3)`, `a.flat = values`. */
import type { Span } from "../core/errors.ts";
import { type Layout, reshaped } from "../core/layout.ts";
import { type Shape, sizeOf } from "../core/shape.ts";
import * as structure from "../graph/structure.ts";
import { cut } from "../ops/movement.ts";
import { writeArray, writePart } from "./arrays.ts";
import { literalsOf, toNode } from "./convert.ts";
import { type Env, plainUndo } from "./env.ts";
import { raisedAs } from "./exceptions.ts";
import { failAt } from "./fail.ts";
import { holdPlaces, type Places, placesNow, placesReshaped } from "./placed-views.ts";
import { cannotStay, valueError } from "./python-says.ts";
import { reshapeView } from "./seeing.ts";
import { type TensorValue, tensorOf, type Value } from "./value.ts";

/** Whether the array took it. @throws call/kind for a shape of another size */
export function putInArray(of: TensorValue, name: string, value: Value, env: Env, span: Span): boolean {
  if (!of.array || env.host.dialect !== "python") return false;
  if (name === "flat") fillFlat(of, value, env);
  else if (name === "shape") putShape(of, shapeFor(of, value, span), env, span);
  else return false;
  return true;
}

/** Views of an array and the array itself have shapes of their own. */
function putShape(of: TensorValue, shape: Shape, env: Env, span: Span): void {
  if (!giveShape(of, shape, env)) throw raisedAs(...cannotStay, span);
}

/** Whether the array takes another shape of the same size, in which its elements stay where they are. */
export function giveShape(of: TensorValue, shape: Shape, env: Env): boolean {
  if (!of.base) {
    writeArray(of, structure.reshape(of.node, shape), env);
    return true;
  }
  const layout = reshaped(of.layout!, shape);
  const places = placesReshaped(of, shape);
  if (!layout || places === null) return false;
  const hold = ([at, within]: readonly [Layout, Places | undefined]): void => {
    reshapeView(of, at);
    if (within) holdPlaces(of, within);
  };
  env.host.touch(of, () => plainUndo(() => [of.layout!, placesNow(of)] as const, hold));
  hold([layout, places]);
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
