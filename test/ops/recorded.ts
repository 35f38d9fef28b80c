/** Reads cases that test/oracle recorded, runs their code in a session, and compares what comes out. */
import { readFileSync } from "node:fs";
import { type Data, type DType, dataFrom, isFloat, isWide } from "../../src/core/dtype.ts";
import { UserError } from "../../src/core/errors.ts";
import { denseData, type Stored, stored } from "../../src/core/stored.ts";
import { type Node, sourceOf } from "../../src/graph/node.ts";
import { literalsOf, toNode } from "../../src/lang/convert.ts";
import { evaluate } from "../../src/lang/evaluate.ts";
import { StatementParser } from "../../src/lang/statements.ts";
import { tensorOf, type Value } from "../../src/lang/value.ts";
import { realize } from "../../src/runtime/realize.ts";
import { vocabularyOf } from "../../src/session/preview.ts";
import type { Session } from "../../src/session/session.ts";

/** dtype, shape, elements in row-major order; NaN and infinities as text, large integers as text. */
export type Recorded = readonly [dtype: DType, shape: readonly number[], elements: readonly (number | string)[]];
export const readRecorded = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`../oracle/${name}`, import.meta.url), "utf8")) as T;

const special: Readonly<Record<string, number>> = {
  nan: Number.NaN,
  inf: Number.POSITIVE_INFINITY,
  "-inf": Number.NEGATIVE_INFINITY,
};
export function storedOf([dtype, shape, elements]: Recorded): Stored {
  const data = isWide(dtype)
    ? dataFrom(dtype, elements.map(BigInt))
    : dataFrom(
        dtype,
        elements.map((e) => (typeof e === "number" ? e : special[e]!)),
      );
  return stored(dtype, shape, data);
}

/** The value of one expression, in which x, y and z are the given tensors. */
export function valueOfCode(code: string, inputs: readonly Node[], session: Session): Value {
  inputs.forEach((node, i) => {
    session.scope.names.set("xyz"[i]!, tensorOf(node));
  });
  const statement = new StatementParser(code, vocabularyOf(session)).next();
  if (statement?.kind !== "expression") throw new Error(`no expression: ${code}`);
  return evaluate(statement.value, session.env({ name: "", text: code, line: 1 }));
}

/** The nodes of a value: one, or several of a list. */
export function nodesOf(value: Value, session: Session): readonly Node[] {
  const literals = literalsOf(session.env({ name: "", text: "", line: 1 }));
  return (value.kind === "list" || value.kind === "tuple" ? value.items : [value]).map((v) => toNode(v, literals));
}

/** Runs the code; the error's code if it fails. Errors that are not the user's are thrown on. */
export function outcome(code: string, inputs: readonly Stored[], session: Session): readonly Stored[] | string {
  try {
    return realize(nodesOf(valueOfCode(code, inputs.map(sourceOf), session), session));
  } catch (error) {
    if (error instanceof UserError) return error.diagnostic.code;
    if (error instanceof Error && "code" in error) return String(error.code);
    throw error;
  }
}

/** How many floats of the dtype lie between two of them; infinite where only one is NaN. */
function ulpsBetween(a: number, b: number, dtype: DType): number {
  if (Object.is(a, b) || (Number.isNaN(a) && Number.isNaN(b))) return 0;
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.POSITIVE_INFINITY;
  const between = rankOf(a, dtype) - rankOf(b, dtype);
  return Math.abs(Number(between)) + (a === b ? 1 : 0);
}
/** The number of a float in the order of all floats of its dtype; both zeros have number 0. */
function rankOf(x: number, dtype: DType): bigint {
  const single = dtype === "float32";
  const bits = single
    ? BigInt(new Int32Array(Float32Array.of(x).buffer)[0]!)
    : new BigInt64Array(Float64Array.of(x).buffer)[0]!;
  return bits < 0n ? -(bits & (single ? 0x7fffffffn : 0x7fffffffffffffffn)) : bits;
}

/**
 * What differs, or null. `tolerance` is a number of ulps, or a relative error as text; with 0 ulps the sign of zero
 * counts too.
 */
export function difference(found: Stored, wanted: Stored, tolerance: number | string): string | null {
  const shape = `(${wanted.layout.shape})`;
  if (found.dtype !== wanted.dtype) return `dtype ${found.dtype}, not ${wanted.dtype}`;
  if (`(${found.layout.shape})` !== shape) return `shape (${found.layout.shape}), not ${shape}`;
  const [a, b] = [denseData(found), denseData(wanted)];
  if (a.length !== b.length) return `${a.length} elements, not ${b.length}`;
  const off = Array.from({ length: a.length }, (_, i) => i).find((i) => !close(a, b, i, wanted.dtype, tolerance));
  return off === undefined ? null : `element ${off} is ${show(a[off]!)}, not ${show(b[off]!)}`;
}

const show = (x: number | bigint): string => (Object.is(x, -0) ? "-0" : String(x));

function close(a: Data, b: Data, i: number, dtype: DType, tolerance: number | string): boolean {
  if (!isFloat(dtype)) return a[i] === b[i];
  const [x, y] = [Number(a[i]), Number(b[i])];
  if (typeof tolerance === "number") {
    const ulps = ulpsBetween(x, y, dtype);
    return ulps <= tolerance || (tolerance > 0 && x === y);
  }
  if (Number.isNaN(y) || !Number.isFinite(y)) return Object.is(x, y);
  return Math.abs(x - y) <= Number(tolerance) * Math.max(1, Math.abs(y));
}
