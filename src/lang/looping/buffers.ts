/**
 * What a procedure works on: numbers of names in its slots, elements of arrays and lists where it reaches them, and both put
 * back when it is over. Knows values and how elements lie, no loop.
 */
import { allocate, bytesOf, type Data, type DType } from "../../core/dtype.ts";
import { contiguous, type Layout } from "../../core/layout.ts";
import { pointsOf } from "../../core/points.ts";
import { sizeOf } from "../../core/shape.ts";
import { copyDense, type Stored, stored } from "../../core/stored.ts";
import { sourceOf } from "../../graph/node.ts";
import { ownedBuffer } from "../../graph/written.ts";
import type { ArrayForm } from "../../scalar/procedure.ts";
import { rootOf, writeArray } from "../arrays.ts";
import { touchList } from "../assign.ts";
import { numberOf } from "../convert.ts";
import { bindName, type Env } from "../env.ts";
import { layoutOf } from "../seeing.ts";
import {
  boolOf,
  floatOf,
  intOf,
  type ListValue,
  stringOf,
  type TensorValue,
  tensorOf,
  type Value,
  type ValueOf,
} from "../value.ts";
import { countIn, heldBy } from "./givens.ts";
import { bitsOf, itemOf } from "./mixed.ts";
import type { Variables } from "./state.ts";
import type { Tag } from "./tags.ts";
import * as tags from "./tags.ts";

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
    if (plain.kind === "string") slots[whole] = BigInt(plain.value.codePointAt(0)!);
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
      return boolOf(Number(number) !== 0);
    case tags.int:
      return intOf(number);
    case tags.float:
      return floatOf(number as number);
    case tags.character:
      return stringOf(String.fromCodePoint(Number(number)));
  }
  const dtype = tags.dtypeOf(kind)!;
  const data = allocate(dtype, 1);
  data[0] = dtype === "int64" ? number : Number(number);
  return tensorOf(sourceOf(stored(dtype, [], data)), true);
}

export type ArrayLike = TensorValue | ValueOf<"list" | "tuple" | "string">;
/** Bytes that are copied for a procedure with these arrays, of which it writes to some. */
export function bytesCopied(arrays: readonly ArrayLike[], written: ReadonlySet<ArrayLike>): number {
  let bytes = 0;
  for (const array of new Set(arrays)) {
    if (array.kind === "string") bytes += bytesOfCharacter * array.value.length;
    else if (array.kind !== "tensor") bytes += bytesOfItem * countIn(array);
    else if (written.has(array)) bytes += sizeOf(rootOf(array).node.shape) * bytesOf(array.node.dtype);
  }
  return bytes;
}
/** Whether a list under one of these names takes longer to copy than so many bytes: nobody looks at its items then. */
export const isLong = (names: readonly string[], bytes: number, env: Env): boolean =>
  names.some((name) => {
    const value = env.scope.lookup(name);
    if (value?.kind === "string") return bytesOfCharacter * value.value.length > bytes;
    return (value?.kind === "list" || value?.kind === "tuple") && bytesOfItem * countIn(value) > bytes;
  });
/** An item of a list takes as long as so many bytes of an array. */
const bytesOfItem = 128;
const bytesOfCharacter = 16;

/** Arrays for a procedure: those that are only read as they lie, lists and those that it writes in buffers of their own. */
export class Arrays {
  /** For each array of the procedure, where its elements are. */
  readonly placed: readonly Stored[];
  /** How many elements each has along its first axis. */
  readonly sizes: number[];
  private readonly arrays: readonly ArrayLike[];
  /** Of their elements. */
  private readonly kinds: readonly Tag[];
  private readonly written: ReadonlySet<ArrayLike>;
  private readonly buffers = new Map<ArrayLike, Data>();
  /** So many turns may be to come, each of which may append. */
  private readonly expected: number;
  private readonly env: Env;

  constructor(
    arrays: readonly ArrayLike[],
    forms: readonly ArrayForm[],
    kinds: readonly Tag[],
    written: ReadonlySet<ArrayLike>,
    expected: number,
    env: Env,
  ) {
    [this.arrays, this.kinds, this.written, this.expected, this.env] = [arrays, kinds, written, expected, env];
    for (const array of written) {
      const root = array.kind === "tensor" ? rootOf(array) : array;
      if (root.kind !== "tensor" || this.buffers.has(root)) continue;
      const whole = env.host.realize([root.node])[0]!;
      this.buffers.set(root, copyDense(whole, allocate(whole.dtype, sizeOf(whole.layout.shape))));
    }
    this.placed = arrays.map((array, i) => this.place(array, forms[i]!, kinds[i]!));
    this.sizes = this.placed.map((s) => s.layout.shape[0]!);
  }

  private place(array: ArrayLike, form: ArrayForm, kind: Tag): Stored {
    if (array.kind === "string") return charactersIn(array.value);
    if (array.kind !== "tensor") return this.listed(array, form, kind);
    const data = this.buffers.get(rootOf(array));
    if (!data) return this.env.host.realize([array.node])[0]!;
    return { dtype: array.node.dtype, data, layout: lyingIn(array) };
  }

  private listed(list: ValueOf<"list" | "tuple">, { dtype, rank, grows }: ArrayForm, kind: Tag): Stored {
    const shape = rank === 1 ? [list.items.length] : [list.items.length, (list.items[0] as ListValue).items.length];
    const known = this.buffers.get(list);
    const data = known ?? allocate(dtype, grows ? roomFor(shape[0]!, this.expected) : sizeOf(shape));
    if (!known) {
      this.buffers.set(list, data);
      itemsIn(list, rank).forEach((item, i) => {
        data[i] = kind === tags.mixed ? bitsOf(numberIn(item))! : this.numberOf(item, dtype);
      });
    }
    return { dtype, data, layout: contiguous(shape) };
  }

  private numberOf(item: Value, dtype: DType): number | bigint {
    if (item.kind === "float") return item.value;
    if (item.kind === "string") return BigInt(item.value.codePointAt(0)!);
    const plain = item.kind === "tensor" ? numberOf(this.env.host.realize([item.node])[0]!) : item;
    const number = (plain as ValueOf<"int" | "float" | "bool">).value;
    return dtype === "int64" ? BigInt(number) : Number(number);
  }

  /** The arrays have the elements that the procedure wrote. */
  write(): void {
    for (const [array, data] of this.buffers) {
      if (array.kind === "tensor") {
        const { dtype, shape } = array.node;
        writeArray(array, ownedBuffer(stored(dtype, shape, data), array.node), this.env);
      } else if (this.written.has(array)) this.writeList(array as ListValue, data);
    }
  }

  private writeList(list: ListValue, data: Data): void {
    const at = this.arrays.indexOf(list);
    const kind = this.kinds[at]!;
    const { layout, dtype } = this.placed[at]!;
    const rows = layout.shape.length > 1 ? (list.items as ListValue[]) : [list];
    const width = layout.shape.length > 1 ? layout.shape[1]! : this.sizes[at]!;
    for (const [r, row] of rows.entries()) {
      touchList(row, this.env);
      for (let i = 0; i < width; i++) {
        const number = data[r * width + i]!;
        const item = row.items[i];
        if (kind === tags.mixed) {
          const now = itemOf(number as bigint);
          if (item === undefined || !Object.is(numberIn(item), now))
            row.items[i] = typeof now === "bigint" ? intOf(now) : floatOf(now);
        } else if (item === undefined || !Object.is(this.numberOf(item, dtype), number))
          row.items[i] = numberValue(kind, number);
      }
    }
  }
}

/** The code points of a text. */
function charactersIn(text: string): Stored {
  const points = pointsOf(text);
  const codes = allocate("int32", points.length) as Int32Array;
  for (let i = 0; i < codes.length; i++) codes[i] = points[i]!.codePointAt(0)!;
  return stored("int32", [codes.length], codes);
}

/** A number of a list that holds ints and floats. */
const numberIn = (item: Value): bigint | number => (item as ValueOf<"int" | "float">).value;
/** Whether every int of a list has few enough bits to stand beside floats. */
export const isMixable = (list: ArrayLike, { rank }: ArrayForm): boolean =>
  list.kind !== "tensor" &&
  list.kind !== "string" &&
  itemsIn(list, rank).every((item) => bitsOf(numberIn(item)) !== null);

const itemsIn = (list: ValueOf<"list" | "tuple">, rank: number): readonly Value[] =>
  rank === 1 ? list.items : list.items.flatMap((row) => (row as ListValue).items);
/** More than there are, so that not every other append finds no room; and not without end. */
const roomFor = (items: number, expected: number): number =>
  Math.max(1 << 10, 2 * items, items + Math.min(Math.ceil(expected), mostRoom));
const mostRoom = 1 << 22;

const lyingIn = (array: TensorValue): Layout => (array.base ? layoutOf(array) : contiguous(array.node.shape));
