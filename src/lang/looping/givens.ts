/**
 * What the names of a loop hold when it is handed to a procedure, and what they are given when it comes back. Knows values
 * and where they lie; knows nothing of the loop but its names.
 */
import { allocate, bytesOf, type Data } from "../../core/dtype.ts";
import { contiguous, type Layout } from "../../core/layout.ts";
import { sizeOf } from "../../core/shape.ts";
import { copyDense, type Stored, stored } from "../../core/stored.ts";
import { sourceOf } from "../../graph/node.ts";
import { ownedBuffer } from "../../graph/written.ts";
import { type ArrayForm, hasElements } from "../../scalar/procedure.ts";
import { isFixed, rootOf, writeArray } from "../arrays.ts";
import { builtinNamed } from "../builtins.ts";
import { numberOf } from "../convert.ts";
import { bindName, type Env } from "../env.ts";
import { mathFunctions } from "../math.ts";
import { isPlaced } from "../placed-views.ts";
import { layoutOf } from "../seeing.ts";
import { boolOf, floatOf, intOf, type TensorValue, tensorOf, type Value } from "../value.ts";
import type { Tag } from "./tags.ts";
import * as tags from "./tags.ts";
import type { Variables } from "./terms.ts";

/** What a name holds, as far as procedures ask. */
export type Held =
  | { readonly kind: "number"; readonly tag: Tag }
  | { readonly kind: "array"; readonly form: ArrayForm; readonly writable: boolean }
  | { readonly kind: "module" | "function"; readonly path: string }
  | { readonly kind: "other" };
const other: Held = { kind: "other" };

export function heldBy(value: Value | undefined, env: Env): Held {
  switch (value?.kind) {
    case "bool":
    case "int":
    case "float":
      return numberHeld(value);
    case "tensor":
      return tensorHeld(value, env);
    case "module":
      return value.absent ? other : { kind: "module", path: value.path };
    case "builtin":
      if (mathFunctions.get(value.name) === value) return { kind: "function", path: `math.${value.name}` };
      return builtinNamed(value.name, "python") === value ? { kind: "function", path: value.name } : other;
    case "operation":
      return { kind: "function", path: value.as };
    default:
      return other;
  }
}

const ownTags = { bool: tags.bool, int: tags.int, float: tags.float } as const;
/** The farthest whole number that slots hold. */
const farthest = 2n ** 63n - 1n;
function numberHeld(value: Value & { readonly kind: "bool" | "int" | "float" }): Held {
  if (value.kind === "int" && (value.value > farthest || value.value < -farthest)) return other;
  return { kind: "number", tag: ownTags[value.kind] };
}

function tensorHeld(value: TensorValue, env: Env): Held {
  if (!value.array || env.host.dialect !== "python" || value.node.recorded || !hasElements(value.node.dtype))
    return other;
  const { shape, dtype } = value.node;
  if (shape.length > 0)
    return { kind: "array", form: { dtype, rank: shape.length }, writable: !isFixed(value) && !isPlaced(value) };
  const tag = value.cell || value.weak ? null : tags.tagOf(dtype);
  return tag === null ? other : { kind: "number", tag };
}

/** Says all of it that procedures depend on. */
export function signOf(held: Held): string {
  switch (held.kind) {
    case "number":
      return String(held.tag);
    case "array":
      return `${held.form.dtype}${held.form.rank}${held.writable ? "" : "!"}`;
    case "other":
      return "-";
    default:
      return held.path;
  }
}

/** The numbers that names hold, in the slots of a procedure. */
export function fillSlots(
  slots: (bigint | number)[],
  names: Variables,
  values: ReadonlyMap<string, Value>,
  env: Env,
): void {
  for (const [name, { whole, real, tag }] of names) {
    const value = values.get(name);
    const held = heldBy(value, env);
    if (held.kind !== "number") continue;
    slots[tag] = held.tag;
    const plain = value!.kind === "tensor" ? numberOf(env.host.realize([value.node])[0]!) : value!;
    if (plain.kind === "float") slots[real] = plain.value;
    else if (plain.kind === "int" || plain.kind === "bool") slots[whole] = BigInt(plain.value);
  }
}

/** Gives names the numbers that a procedure left in its slots. */
export function bindSlots(
  slots: readonly (bigint | number)[],
  names: Variables,
  assigned: ReadonlySet<string>,
  env: Env,
): void {
  for (const [name, { whole, real, tag }] of names) {
    const kind = slots[tag] as Tag;
    if (kind === tags.absent || !assigned.has(name)) continue;
    bindName(env, name, numberValue(kind, slots[tags.isReal(kind) ? real : whole]!));
  }
}

function numberValue(kind: Tag, number: bigint | number): Value {
  switch (kind) {
    case tags.bool:
      return boolOf(number !== 0n);
    case tags.int:
      return intOf(number);
    case tags.float:
      return floatOf(number as number);
  }
  const dtype = tags.dtypeOf(kind)!;
  const data = allocate(dtype, 1);
  data[0] = dtype === "int64" ? number : Number(number);
  return tensorOf(sourceOf(stored(dtype, [], data)), true);
}

/** Bytes that are copied for a procedure that writes to these arrays. */
export const bytesWritten = (written: ReadonlySet<TensorValue>): number =>
  [...new Set([...written].map(rootOf))].reduce((n, { node }) => n + sizeOf(node.shape) * bytesOf(node.dtype), 0);

/** Arrays for a procedure: those that are only read as they lie, those that it writes in buffers of their own. */
export class Arrays {
  /** For each array of the procedure, where its elements are. */
  readonly placed: readonly Stored[];
  private readonly buffers = new Map<TensorValue, Data>();

  constructor(arrays: readonly TensorValue[], written: ReadonlySet<TensorValue>, env: Env) {
    const roots = new Set([...written].map(rootOf));
    for (const root of roots) {
      const whole = env.host.realize([root.node])[0]!;
      this.buffers.set(root, copyDense(whole, allocate(whole.dtype, sizeOf(whole.layout.shape))));
    }
    this.placed = arrays.map((array) => {
      const data = this.buffers.get(rootOf(array));
      if (!data) return env.host.realize([array.node])[0]!;
      return { dtype: array.node.dtype, data, layout: lyingIn(array) };
    });
  }

  /** The arrays have the elements that the procedure wrote. */
  write(env: Env): void {
    for (const [root, data] of this.buffers)
      writeArray(root, ownedBuffer(stored(root.node.dtype, root.node.shape, data), root.node), env);
  }
}

const lyingIn = (array: TensorValue): Layout => (array.base ? layoutOf(array) : contiguous(array.node.shape));
