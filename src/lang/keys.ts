/** Equality and keys: when two values are the same to a dict, a set, `in` and `==` between containers. */
import { refuse } from "../core/errors.ts";
import { sameShape } from "../core/shape.ts";
import { elsewhere } from "../ops/elsewhere.ts";
import { elementsOf, numberOf } from "./convert.ts";
import { dtypeOfPython, dtypeSpelled } from "./dtypes.ts";
import { isAnyNumber, sameNumber } from "./numbers.ts";
import { ownEqual, ownKey } from "./own-equality.ts";
import { unhashable } from "./python-says.ts";
import { describe, floatOf, heartOf, type RangeValue, rangeLength, type Value, viewItems } from "./value.ts";

const identities = new WeakMap<object, number>();
let identified = 0;
/** A number that belongs to one object, as Python's id. */
export function identityOf(thing: object): number {
  const known = identities.get(thing);
  if (known !== undefined) return known;
  identities.set(thing, ++identified);
  return identified;
}

/** The key under which a dict or a set keeps a value: equal values have equal keys, 1 and 1.0 and True too. */
export function keyOf(value: Value): string {
  switch (value.kind) {
    case "int":
      return `n${value.value}`;
    case "bool":
      return value.value ? "n1" : "n0";
    case "float":
      return Number.isInteger(value.value) ? `n${BigInt(value.value)}` : `n${value.value}`;
    case "complex":
      return value.value.im === 0 ? keyOf(floatOf(value.value.re)) : `n${value.value.re},${value.value.im}`;
    case "string":
      return `s${value.value}`;
    case "bytes":
      return `b${value.value}`;
    case "tuple":
      return `(${value.items.map(sizedKey).join()})`;
    case "none":
    case "ellipsis":
      return value.kind;
    case "shape":
      return `shape${value.shape.join()}`;
    case "dtype":
      return `dtype ${value.dtype}`;
    case "variable":
      return `id${identityOf(value.variable)}`;
    case "function":
    case "builtin":
    case "generator":
    case "stream":
    case "iterator":
    case "class":
      return `id${identityOf(value)}`;
    case "object": {
      const own = ownKey(value);
      if (own === null) throw noKey(value);
      if (own === undefined && value.holds) return keyOf(value.holds);
      return own ?? `o${value.born}`;
    }
    case "operation":
      return `id${identityOf(value.operation)}`;
    case "tensor": {
      const number = numberIn(value);
      if (number === value) throw noKey(value);
      return keyOf(number);
    }
    case "set":
      if (value.frozen) return `{${value.items.keys().map(sized).sort().join()}}`;
      throw noKey(value);
    default:
      throw noKey(value);
  }
}
const noKey = (value: Value): Error => refuse("type/key", { what: describe(value) }, { exception: unhashable(value) });

/** The number that one of NumPy's own is, which counts as Python's do; arrays and all else as they are. */
export function numberIn(value: Value): Value {
  if (value.kind !== "tensor" || !value.array || value.cell || value.node.shape.length > 0) return value;
  const held = value.node.value ?? elsewhere().valuesOf(value.node);
  return held ? numberOf(held) : value;
}

const sized = (key: string): string => `${key.length}:${key}`;
const sizedKey = (value: Value): string => sized(keyOf(value));

/** a == b for values that are no tensors; sequences element by element. Undefined if a tensor takes part. */
export function equalValues(left: Value, right: Value): boolean | undefined {
  const [a, b] = [numberIn(left), numberIn(right)];
  if (a.kind === "tensor" || a.kind === "variable" || b.kind === "tensor" || b.kind === "variable") {
    if (a.kind === "none" || b.kind === "none" || a.kind === "string" || b.kind === "string") return false;
    return undefined;
  }
  if (isAnyNumber(a) && isAnyNumber(b)) return sameNumber(a, b);
  const own = a === b ? undefined : ownEqual(a, b);
  if (own !== undefined) return own;
  if ((a.kind === "object" && a.holds) || (b.kind === "object" && b.holds)) return equalValues(heartOf(a), heartOf(b));
  if (a.kind === "shape" && b.kind === "shape") return sameShape(a.shape, b.shape);
  if (a.kind === "operation" && b.kind === "operation") return a.operation === b.operation && a.as === b.as;
  if (a.kind === "dtype" || b.kind === "dtype") {
    const numpy = [a, b].some((v) => v.kind === "dtype" && v.numpy === "dtype");
    return dtypeName(a, numpy) === dtypeName(b, numpy);
  }
  if (a.kind === "range" && b.kind === "range") return equalRanges(a, b);
  const [x, y] = [elementsOf(a), elementsOf(b)];
  if (a.kind === "range" || b.kind === "range") return a.kind === b.kind;
  if (x && y && (a.kind === b.kind || a.kind === "shape" || b.kind === "shape")) return equalItems(x, y);
  if (a.kind === "dict" && b.kind === "dict") {
    return (
      a.entries.size === b.entries.size &&
      [...a.entries].every(([k, e]) => b.entries.has(k) && equalValues(e.value, b.entries.get(k)!.value) === true)
    );
  }
  if (a.kind === "view" || b.kind === "view") return a === b || equalMembers(a, b);
  if (a.kind === "set" && b.kind === "set")
    return a.items.size === b.items.size && a.items.keys().every((k) => b.items.has(k));
  if (a.kind !== b.kind) return false;
  if (a.kind === "bytes") return a.value === (b as typeof a).value;
  if (a.kind === "string") return a.value === (b as typeof a).value;
  if (a.kind === "none" || a.kind === "ellipsis") return true;
  return a === b || (a.kind === "module" && a.path === (b as typeof a).path);
}

/** Keys and items of dicts are equal as sets are. */
function equalMembers(a: Value, b: Value): boolean {
  const [x, y] = [membersOf(a), membersOf(b)];
  if (!x || !y || x.length !== y.length) return false;
  return x.every((v) => y.some((w) => v === w || equalValues(v, w) === true));
}
function membersOf(value: Value): Value[] | undefined {
  if (value.kind === "set") return value.items.values();
  return value.kind === "view" && value.of !== "values" ? viewItems(value) : undefined;
}

/** Ranges are equal if they give the same numbers. */
function equalRanges(a: RangeValue, b: RangeValue): boolean {
  const count = rangeLength(a);
  if (count !== rangeLength(b)) return false;
  return count === 0 || (a.start === b.start && (count === 1 || a.step === b.step));
}

const dtypeName = (v: Value, numpy: boolean): string | null => {
  if (v.kind === "dtype") return v.dtype;
  if (v.kind === "string") return (numpy ? dtypeSpelled(v.value, true) : undefined) ?? v.value;
  if (v.kind !== "builtin") return null;
  return (numpy ? dtypeOfPython(v.name) : undefined) ?? v.name;
};

function equalItems(a: readonly Value[], b: readonly Value[]): boolean | undefined {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) {
    const same = a[i] === b[i] ? true : equalValues(a[i]!, b[i]!);
    if (same !== true) return same;
  }
  return true;
}
