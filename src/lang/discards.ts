/** What NumPy says where complex numbers become real ones: a ComplexWarning, which filters and records hear of. */
import { isComplex } from "../core/dtype.ts";
import { numberOf } from "./convert.ts";
import type { Env } from "./env.ts";
import { libraryMember } from "./library.ts";
import { byPlace, floatOf, type Value } from "./value.ts";

type Span = Parameters<typeof byPlace>[1];
const nowhere: Span = { start: 0, end: 0 };

/** @throws what a filter makes of the warning */
export function sayDiscard(env: Env, span: Span = nowhere): void {
  const told = libraryMember("_warnings.of_discard", env);
  if (told) env.interpreter.call(told, byPlace([], span), env, span);
}

/** The real part of one of NumPy's complex numbers, which it makes of them by itself; all else as it is. */
export function realOf(value: Value, env: Env, span: Span): Value {
  if (value.kind !== "tensor" || !value.array || value.cell || env.host.dialect !== "python") return value;
  const { shape, dtype } = value.node;
  if (shape.length > 0 || !isComplex(dtype)) return value;
  sayDiscard(env, span);
  const found = numberOf(env.host.realize([value.node])[0]!);
  return found.kind === "complex" ? floatOf(found.value.re) : found;
}
