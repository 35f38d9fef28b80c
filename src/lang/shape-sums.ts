/** `(1,) + x.shape`: TensorFlow's shapes with more sizes. Shapes that are open throughout are the library's. */
import type { Span } from "../core/errors.ts";
import { elementsOf } from "./convert.ts";
import type { Env } from "./env.ts";
import { libraryMember } from "./library.ts";
import { byPlace, listOf, shapeOf, type Value } from "./value.ts";

/** A shape with sizes before or behind it, of which some may be open; undefined where the other is nothing of the kind. */
export function joinedShapes(left: Value, right: Value, env: Env, span: Span): Value | undefined {
  const sizes: Value[] = [];
  for (const value of [left, right]) {
    const own = value.kind === "int" ? [value] : hasSizes(value) ? elementsOf(value)! : null;
    if (!own?.every(({ kind }) => kind === "int" || kind === "none")) return undefined;
    sizes.push(...own);
  }
  const isKnown = (value: Value): value is Value & { kind: "int" } => value.kind === "int";
  if (sizes.every(isKnown)) return shapeOf(sizes.map(({ value }) => Number(value)));
  const open = libraryMember("_shapes.Unknown", env);
  return open && env.interpreter.call(open, byPlace([listOf(sizes)], span), env, span);
}

const hasSizes = ({ kind }: Value): boolean => kind === "shape" || kind === "list" || kind === "tuple";
