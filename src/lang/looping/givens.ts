/**
 * What the names of a loop hold, as far as a procedure depends on it. Knows values by their kinds, and nothing of the loop
 * but its names.
 */
import type { DType } from "../../core/dtype.ts";
import { type ArrayForm, hasElements } from "../../scalar/procedure.ts";
import { isFixed } from "../arrays.ts";
import { builtinNamed } from "../builtins.ts";
import type { Env, Scope } from "../env.ts";
import { identityOf } from "../keys.ts";
import { mathFunctions } from "../math.ts";
import { isPlaced } from "../placed-views.ts";
import type { FunctionValue, ListValue, TensorValue, Value, ValueOf } from "../value.ts";
import { namesIn } from "./names.ts";
import type { Tag } from "./tags.ts";
import * as tags from "./tags.ts";

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
/** An array, or a list (of lists) of numbers of one kind; a text, as its characters. */
export interface ArrayHeld {
  readonly kind: "array";
  readonly form: ArrayForm;
  /** The kind of its elements; null of a list without any. */
  readonly tag: Tag | null;
  readonly writable: boolean;
  /** It is a list (or a text), of which elements stay of their kind, and which grows. */
  readonly isList: boolean;
}
const other: Held = { kind: "other" };

export function heldBy(value: Value | undefined, env: Env): Held {
  switch (value?.kind) {
    case "bool":
    case "int":
    case "float":
      return numberHeld(value);
    case "string":
      return textHeld(value.value);
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

/** The code point of a text of one character; null of any other. */
export function codeOfCharacter(text: string): number | null {
  const code = text.length > 0 && text.length <= 2 ? text.codePointAt(0)! : null;
  return code !== null && String.fromCodePoint(code).length === text.length ? code : null;
}
function textHeld(text: string): Held {
  if (codeOfCharacter(text) !== null) return { kind: "number", tag: tags.character };
  return { kind: "array", form: { dtype: "int32", rank: 1 }, tag: tags.character, writable: false, isList: true };
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
    case "string":
      return codeOfCharacter(item.value) === null ? null : tags.character;
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
    const isList = value.kind !== "tensor" && value.kind !== "string";
    return held.kind === "array" && isList ? this.aloneOf(held, key, value as ListValue) : held;
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

/** How many items a list has, or those in it have. */
export const countIn = ({ items }: ValueOf<"list" | "tuple">): number => {
  const [first] = items;
  return first?.kind === "list" ? items.length * first.items.length : items.length;
};
