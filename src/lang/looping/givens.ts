/**
 * What the names of a loop hold when it is handed to a procedure, and what they are given when it comes back. Knows values
 * and where they lie; knows nothing of the loop but its names.
 */
import { allocate, bytesOf, type Data, type DType } from "../../core/dtype.ts";
import { contiguous, type Layout } from "../../core/layout.ts";
import { sizeOf } from "../../core/shape.ts";
import { copyDense, type Stored, stored } from "../../core/stored.ts";
import { sourceOf } from "../../graph/node.ts";
import { ownedBuffer } from "../../graph/written.ts";
import { type ArrayForm, hasElements } from "../../scalar/procedure.ts";
import { isFixed, rootOf, writeArray } from "../arrays.ts";
import { touchList } from "../assign.ts";
import { builtinNamed } from "../builtins.ts";
import { numberOf } from "../convert.ts";
import { bindName, type Env, type Scope } from "../env.ts";
import { identityOf } from "../keys.ts";
import { mathFunctions } from "../math.ts";
import { isPlaced } from "../placed-views.ts";
import { layoutOf } from "../seeing.ts";
import {
  boolOf,
  type FunctionValue,
  floatOf,
  intOf,
  type ListValue,
  type TensorValue,
  tensorOf,
  type Value,
  type ValueOf,
} from "../value.ts";
import { bitsOf, itemOf } from "./mixed.ts";
import { namesIn } from "./names.ts";
import type { Tag } from "./tags.ts";
import * as tags from "./tags.ts";
import type { Variables } from "./terms.ts";

/** What a name holds, as far as procedures ask. */
export type Held =
  | { readonly kind: "number"; readonly tag: Tag }
  | ArrayHeld
  | { readonly kind: "module" | "function"; readonly path: string }
  | WrittenHeld
  /** The list that another name holds. */
  | { readonly kind: "same"; readonly as: string }
  | { readonly kind: "other" };
/** A function of the program. Its names are known by the mark before them. */
export interface WrittenHeld {
  readonly kind: "written";
  readonly f: FunctionValue;
  readonly mark: string;
}
/** An array, or a list (of lists) of numbers of one kind. */
export interface ArrayHeld {
  readonly kind: "array";
  readonly form: ArrayForm;
  /** The kind of its elements; null of a list without any. */
  readonly tag: Tag | null;
  readonly writable: boolean;
  /** It is a list, of which elements stay of their kind, and which grows. */
  readonly isList: boolean;
}
const other: Held = { kind: "other" };

export function heldBy(value: Value | undefined, env: Env): Held {
  switch (value?.kind) {
    case "bool":
    case "int":
    case "float":
      return numberHeld(value);
    case "tensor":
      return tensorHeld(value, env);
    case "list":
    case "tuple":
      return itemsHeld(value.items, value.kind === "list");
    case "module":
      return value.absent ? other : { kind: "module", path: value.path };
    case "builtin":
      if (mathFunctions.get(value.name) === value) return { kind: "function", path: `math.${value.name}` };
      return builtinNamed(value.name, "python") === value ? { kind: "function", path: value.name } : other;
    case "operation":
      return { kind: "function", path: value.as };
    case "function":
      if (value.yields || value.traces || value.params.some((p) => p.star !== "")) return other;
      return { kind: "written", f: value, mark: `${identityOf(value.body)}:` };
    default:
      return other;
  }
}

const ownTags = { bool: tags.bool, int: tags.int, float: tags.float } as const;
/** The farthest whole number that slots hold. */
const farthest = 2n ** 63n - 1n;
const least = -farthest;
const fits = (value: bigint): boolean => value <= farthest && value >= least;
function numberHeld(value: Value & { readonly kind: "bool" | "int" | "float" }): Held {
  if (value.kind === "int" && !fits(value.value)) return other;
  return { kind: "number", tag: ownTags[value.kind] };
}

function tensorHeld(value: TensorValue, env: Env): Held {
  if (!value.array || env.host.dialect !== "python" || value.node.recorded || !hasElements(value.node.dtype))
    return other;
  const { shape, dtype } = value.node;
  const tag = tags.tagOf(dtype)!;
  const writable = !isFixed(value) && !isPlaced(value);
  if (shape.length > 0) return { kind: "array", form: { dtype, rank: shape.length }, tag, writable, isList: false };
  return value.cell || value.weak ? other : { kind: "number", tag };
}

/** Lists of numbers of one kind; and of such lists, each its own, all as long as the first. */
function itemsHeld(items: readonly Value[], isList: boolean): Held {
  const [first] = items;
  if (first?.kind !== "list") {
    const tag = first ? kindOfAll(items) : null;
    return first && tag === null ? other : listHeld(tag, 1, isList);
  }
  let tag = kindOfAll(first.items);
  for (const row of items) {
    if (row.kind !== "list" || row.items.length !== first.items.length || tag === null) return other;
    tag = tags.joinedKind(tag, kindOfAll(row.items));
  }
  return tag !== null && new Set(items).size === items.length ? listHeld(tag, 2, isList) : other;
}
const listHeld = (tag: Tag | null, rank: number, isList: boolean): Held => ({
  kind: "array",
  form: { dtype: dtypeForItems(tag), rank },
  tag,
  writable: isList || rank > 1,
  isList: true,
});

/** In what items of that kind are kept meanwhile. */
export function dtypeForItems(tag: Tag | null): DType {
  if (tag === tags.bool || tag === tags.numpyBool) return "bool";
  return tag !== null && tags.isReal(tag) ? "float64" : "int64";
}

/** The kind of number that all of these are; null if they are of none or of several. */
function kindOfAll(items: readonly Value[]): Tag | null {
  const [first] = items;
  const tag = first ? kindOfItem(first) : null;
  if (tag === null) return null;
  if (tag === tags.bool) return items.every((item) => item.kind === "bool") ? tag : null;
  let all: Tag | null = tag;
  for (const item of items) {
    if (item.kind === first!.kind && item.kind === "float") continue;
    all = tags.joinedKind(all, kindOfItem(item));
    if (all === null) return null;
  }
  return all;
}
function kindOfItem(item: Value): Tag | null {
  switch (item.kind) {
    case "bool":
    case "float":
      return ownTags[item.kind];
    case "int":
      return fits(item.value) ? tags.int : null;
    case "tensor": {
      const { dtype, shape, recorded } = item.node;
      return item.array && shape.length === 0 && !item.cell && !recorded ? tags.tagOf(dtype) : null;
    }
    default:
      return null;
  }
}

/** What names hold: each by its own, those of a function of the program behind the mark of that function. */
export class Holdings {
  readonly values = new Map<string, Value>();
  readonly held = new Map<string, Held>();
  /** All of it that procedures depend on. */
  sign = "";
  /** Items of lists that were looked at for that. */
  items = 0;
  private readonly env: Env;
  /** By their marks. */
  private readonly functions = new Map<string, FunctionValue>();
  /** The first name of each list; null of one that is a row of another. */
  private readonly lists = new Map<Value, string | null>();

  /** @param assigned names that will hold something else: no array is looked up by them */
  constructor(names: readonly string[], assigned: ReadonlySet<string>, env: Env) {
    this.env = env;
    for (const name of names) {
      const value = env.scope.lookup(name);
      const goes = assigned.has(name) && (value?.kind === "list" || value?.kind === "tuple");
      this.put(name, goes ? undefined : (value ?? builtinNamed(name, env.host.dialect)));
    }
  }

  private look(key: string, name: string, scope: Scope): void {
    this.put(key, scope.lookup(name) ?? builtinNamed(name, this.env.host.dialect));
  }

  private put(key: string, value: Value | undefined): void {
    if (value?.kind === "list" || value?.kind === "tuple") this.items += countIn(value);
    const found = value ? this.alone(heldBy(value, this.env), key, value) : other;
    this.held.set(key, found);
    if (value) this.values.set(key, value);
    this.sign += `;${signOf(found)}`;
    if (found.kind === "written") this.enter(found);
  }

  /** What a name holds, in view of what others hold. */
  private alone(held: Held, key: string, value: Value): Held {
    // Of two functions of one text, each with names of its own, only the first is known.
    if (held.kind === "written") return (this.functions.get(held.mark) ?? held.f) === held.f ? held : other;
    return held.kind === "array" && value.kind !== "tensor" ? this.aloneOf(held, key, value as ListValue) : held;
  }
  /** A list is one array, whatever it is called; lists that share a row are none. */
  private aloneOf(held: ArrayHeld, key: string, list: ListValue): Held {
    const known = this.lists.get(list);
    if (known !== undefined) return known === null ? other : { kind: "same", as: known };
    const rows = held.form.rank === 1 ? [] : list.items;
    if (rows.some((row) => this.lists.has(row))) return other;
    this.lists.set(list, key);
    for (const row of rows) this.lists.set(row, null);
    return held;
  }

  /** The names of a function that are not its own, and what its parameters are where nothing is given for them. */
  private enter({ f, mark }: WrittenHeld): void {
    if (this.functions.has(mark)) return;
    this.functions.set(mark, f);
    for (const [param, value] of f.defaults) this.put(`${mark}=${param}`, value);
    for (const name of namesIn(f.body)) if (!f.locals.has(name)) this.look(mark + name, name, f.env.scope);
  }
}

/** Says all of it that procedures depend on. */
export function signOf(held: Held): string {
  switch (held.kind) {
    case "number":
      return String(held.tag);
    case "array":
      return `${held.isList ? "l" : "a"}${held.tag},${held.form.rank}${held.writable ? "" : "!"}`;
    case "written":
      return held.mark;
    case "same":
      return `=${held.as}`;
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
      return boolOf(Number(number) !== 0);
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

export type ArrayLike = TensorValue | ValueOf<"list" | "tuple">;
/** Bytes that are copied for a procedure with these arrays, of which it writes to some. */
export function bytesCopied(arrays: readonly ArrayLike[], written: ReadonlySet<ArrayLike>): number {
  let bytes = 0;
  for (const array of new Set(arrays)) {
    if (array.kind !== "tensor") bytes += bytesOfItem * countIn(array);
    else if (written.has(array)) bytes += sizeOf(rootOf(array).node.shape) * bytesOf(array.node.dtype);
  }
  return bytes;
}
/** Whether a list under one of these names takes longer to copy than so many bytes: nobody looks at its items then. */
export const isLong = (names: readonly string[], bytes: number, env: Env): boolean =>
  names.some((name) => {
    const value = env.scope.lookup(name);
    return (value?.kind === "list" || value?.kind === "tuple") && bytesOfItem * countIn(value) > bytes;
  });
/** An item of a list takes as long as so many bytes of an array. */
const bytesOfItem = 128;
const countIn = ({ items }: ValueOf<"list" | "tuple">): number => {
  const [first] = items;
  return first?.kind === "list" ? items.length * first.items.length : items.length;
};

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

/** A number of a list that holds ints and floats. */
const numberIn = (item: Value): bigint | number => (item as ValueOf<"int" | "float">).value;
/** Whether every int of a list has few enough bits to stand beside floats. */
export const isMixable = (list: ArrayLike, { rank }: ArrayForm): boolean =>
  list.kind !== "tensor" && itemsIn(list, rank).every((item) => bitsOf(numberIn(item)) !== null);

const itemsIn = (list: ValueOf<"list" | "tuple">, rank: number): readonly Value[] =>
  rank === 1 ? list.items : list.items.flatMap((row) => (row as ListValue).items);
/** More than there are, so that not every other append finds no room; and not without end. */
const roomFor = (items: number, expected: number): number =>
  Math.max(1 << 10, 2 * items, items + Math.min(Math.ceil(expected), mostRoom));
const mostRoom = 1 << 22;

const lyingIn = (array: TensorValue): Layout => (array.base ? layoutOf(array) : contiguous(array.node.shape));
