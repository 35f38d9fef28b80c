/** Putting values where targets say: names, elements, attributes, several at once. */
import { type DType, isComplex, isInexact } from "../core/dtype.ts";
import { refuse, type Span } from "../core/errors.ts";
import { noteShape, sameShape, showShape } from "../core/shape.ts";
import { computesAtOnce, type Node, type ScatterCombine, sourceOf } from "../graph/node.ts";
import { fitsOpen, readVariable, type Variable, writeVariable } from "../graph/variable.ts";
import { add, subtract } from "../ops/arithmetic.ts";
import { castTo } from "../ops/operation.ts";
import { update } from "../ops/subscripts.ts";
import { putInArray } from "./array-shapes.ts";
import { writePart } from "./arrays.ts";
import { dropAttribute, setAttribute } from "./attribute-writing.ts";
import { findMember } from "./classes.ts";
import { literalsOf, strongDType, toNode, weakKind } from "./convert.ts";
import { bindName, type Env, inProgram, partUndo, plainUndo } from "./env.ts";
import { failAt, located, placed } from "./fail.ts";
import { addHeld, addStored } from "./held.ts";
import { indexItems } from "./items.ts";
import { keyOf } from "./keys.ts";
import { callSpecial } from "./members.ts";
import { setOutlet } from "./outlets.ts";
import { setInModule } from "./put-in-modules.ts";
import { assignSays, assignSaysOf, noAttribute, noItems, notUnpackable, unpacking, valueError } from "./python-says.ts";
import { itemsOf } from "./sequences.ts";
import { arrayItems, type ItemValue, placeIn, placesIn, sliceIn, toItems } from "./subscript.ts";
import type { ExprOf, Target } from "./syntax.ts";
import { reprOf, showOpen } from "./text.ts";
import {
  type DictValue,
  describe,
  type FunctionValue,
  type ListValue,
  listOf,
  tupleOf,
  type Value,
  type ValueOf,
} from "./value.ts";
import { asWritten } from "./written-values.ts";

export function assignTarget(target: Target, value: Value, env: Env): void {
  switch (target.kind) {
    case "name":
      return bindName(env, target.name, value);
    case "targets":
      return unpack(target.items, value, env, target.span);
    case "index": {
      const of = env.interpreter.evaluate(target.of, env);
      return setElement(of, indexItems(target.items, env, of), target, value, env);
    }
    case "attribute":
      return putMember(env.interpreter.evaluate(target.of, env), target, value, env);
    case "starredTarget":
      throw failAt("syntax/target", { what: "a starred name alone" }, target.span);
  }
}

/** of.name = value. */
export function putMember(of: Value, target: ExprOf<"attribute">, value: Value, env: Env): void {
  if (of.kind === "object" || of.kind === "class") return setAttribute(of, target.name, value, env, target.span);
  if (of.kind === "module" && of.path === "sys" && target.name === "stdout")
    return setOutlet(
      value.kind === "object" && value.type.own && value.type.name === "_Output" ? undefined : value,
      env,
    );
  if (of.kind === "module" && env.host.dialect === "python") return setInModule(of.path, target.name, value, env);
  if (of.kind === "tensor" && putInArray(of, target.name, value, env, target.span)) return;
  if (of.kind === "function") return putWithFunction(of, target.name, value, env);
  const help = of.kind === "variable" ? ["w.assign(value) changes a Variable"] : [];
  throw failAt("type/attribute", { name: target.name, owner: describe(of) }, target.span, "", {
    help,
    exception: noAttribute(of, target.name),
  });
}

/** `del of.name`. */
export function dropMember(of: Value, target: ExprOf<"attribute">, env: Env): void {
  if (of.kind === "object" || of.kind === "class") return dropAttribute(of, target.name, env, target.nameSpan);
  throw failAt("name/attribute", { owner: describe(of), name: target.name }, target.nameSpan, "", {
    exception: noAttribute(of, target.name),
  });
}

/** What a program keeps with a function; its name and what it says of itself stay as they were written. */
function putWithFunction(of: FunctionValue, name: string, value: Value, env: Env): void {
  const put = (now: ReadonlyMap<string, Value>): void => {
    of.attributes = new Map(now);
  };
  const known = of.attributes ?? new Map<string, Value>();
  env.host.touch(of, () => plainUndo(() => known, put));
  put(new Map([...known, [name, value]]));
}

function unpacked(value: Value, env: Env): Value[] {
  if (["int", "float", "bool", "none", "complex", "function", "builtin"].includes(value.kind))
    throw refuse("type/iterate", { what: describe(value) }, { exception: notUnpackable(value) });
  return itemsOf(value, env);
}

/** So many values are one for each target. */
function isEach(targets: readonly Target[], count: number): boolean {
  if (targets.length !== count) return false;
  for (const t of targets) if (t.kind === "starredTarget") return false;
  return true;
}

/** One value for each target; a starred one takes what is left over. */
function unpack(targets: readonly Target[], value: Value, env: Env, span: Span): void {
  if ((value.kind === "tuple" || value.kind === "list") && isEach(targets, value.items.length)) {
    // As they are now: what the first targets change has no say in what the others get.
    const items = value.kind === "list" ? value.items.slice() : value.items;
    for (let i = 0; i < targets.length; i++) assignTarget(targets[i]!, items[i]!, env);
    return;
  }
  const items = located(() => unpacked(value, env), new Map(), span);
  const star = targets.findIndex((t) => t.kind === "starredTarget");
  const wrong = star < 0 ? items.length !== targets.length : items.length < targets.length - 1;
  if (wrong) {
    const exception = unpacking(items.length, targets.length, star >= 0);
    throw failAt("type/unpack", { count: items.length, wanted: targets.length }, span, "", { exception });
  }
  const extra = items.length - targets.length + 1;
  targets.forEach((t, i) => {
    if (t.kind === "starredTarget") assignTarget(t.of, listOf(items.slice(i, i + extra)), env);
    else assignTarget(t, items[star >= 0 && i > star ? i + extra - 1 : i]!, env);
  });
}

/** of[items] = value, for what can be changed in place. */
export function setElement(
  of: Value,
  items: readonly ItemValue[],
  target: ExprOf<"index">,
  value: Value,
  env: Env,
): void {
  try {
    switch (of.kind) {
      case "variable":
        if (inProgram(env)) throw notWritten(of);
        return assignAt(of.variable, items, value, "set", env);
      case "list":
        return setItem(of, items[0]!.value, value, env);
      case "dict":
        return setKey(
          of,
          target.several ? { kind: "tuple", items: items.map((i) => i.value) } : items[0]!.value,
          value,
          env,
        );
      case "object": {
        const key = target.several ? tupleOf(items.map((i) => i.value)) : items[0]!.value;
        const writer = of.holds?.kind === "dict" ? findMember(of.type, "__setitem__") : undefined;
        if (writer?.kind === "builtin" && writer.ofHeart) return setKey(of.holds as DictValue, key, value, env);
        if (callSpecial(of, "__setitem__", [key, value], env, target.span)) return;
        throw refuse(
          "syntax/target",
          { what: `an element of ${describe(of)}` },
          { exception: noItems(of, "assignment") },
        );
      }
      case "tensor": {
        if (of.array && env.host.dialect === "python") {
          const at = arrayItems(items, env);
          return writePart(of, at, asWritten(value, of, at, env, target.span), env, target.span);
        }
        const name = target.of.kind === "name" ? target.of.name : "x";
        throw refuse(
          "tensor/immutable",
          {},
          {
            notes: { x: { text: of.array ? "an array: .py files change it, the shell does not" : "tensor" } },
            help: [`var ${name} = ${name}`],
          },
        );
      }
      default:
        throw refuse(
          "syntax/target",
          { what: `an element of ${describe(of)}` },
          { exception: noItems(of, "assignment") },
        );
    }
  } catch (error) {
    const spans = placesIn(target.of.span, items);
    throw placed(error, spans, target.span, of.kind === "tensor" && of.array ? "np.setitem" : undefined);
  }
}

/** A program writes to a part of a Variable by `v[0].assign(…)` alone, as in TensorFlow; tensh's own lines by `=` too. */
const notWritten = (of: ValueOf<"variable">): Error =>
  refuse("syntax/target", { what: `an element of ${describe(of)}` }, { exception: noItems(of, "assignment") });

export function setKey(dict: DictValue, key: Value, value: Value, env: Env): void {
  const hash = keyOf(key);
  touchDict(dict, env);
  dict.entries.set(hash, { key: dict.entries.get(hash)?.key ?? key, value });
}
/** The list is about to change. */
export function touchList(list: ListValue, env: Env): void {
  list.origin = null;
  env.host.touch(list, () =>
    partUndo(
      () => list.items,
      (items) => {
        list.items = items;
      },
      [...list.items],
      (items, held) => addHeld({ kind: "tuple", items }, held),
    ),
  );
}
export const touchDict = (dict: DictValue, env: Env): void =>
  env.host.touch(dict, () =>
    partUndo(
      // Copied, since the entries of `x.__dict__` go on as those of the object.
      () => new Map(dict.entries),
      (entries) => {
        dict.entries = entries;
      },
      undefined,
      (entries, held) => addHeld({ ...dict, entries }, held),
    ),
  );

export const touchSet = ({ items }: ValueOf<"set">, env: Env): void =>
  env.host.touch(items, () =>
    partUndo(
      () => items.snapshot(),
      (old) => items.become(old),
      undefined,
      (old, held) => addHeld({ kind: "set", items: old }, held),
    ),
  );

/** Where a slice begins, although it may be empty. */
const sliceStart = (start: number | null, length: number): number => {
  if (start === null) return 0;
  return start < 0 ? Math.max(0, start + length) : Math.min(start, length);
};

function setItem(list: ListValue, place: Value, value: Value, env: Env): void {
  if (place.kind === "slice") {
    const { begin, step, count } = sliceIn(place, list.items.length);
    const items = itemsOf(value, env);
    if (step !== 1 && items.length !== count) {
      const exception = valueError(
        `attempt to assign sequence of size ${items.length} to extended slice of size ${count}`,
      );
      throw refuse("type/unpack", { count: items.length, wanted: count }, { exception });
    }
    touchList(list, env);
    if (step === 1) {
      const at = sliceStart(place.start, list.items.length);
      list.items = [...list.items.slice(0, at), ...items, ...list.items.slice(at + count)];
    } else
      items.forEach((item, i) => {
        list.items[begin + i * step] = item;
      });
    return;
  }
  const at = placeIn(place, list.items.length, env, "list assignment");
  touchList(list, env);
  list.items[at] = value;
}

/** The Variable's value is about to be replaced. */
function replace(variable: Variable, node: Node, env: Env): void {
  const value = env.host.realize([node])[0]!;
  env.host.touch(variable, () =>
    partUndo(
      () => variable.value,
      (old) => writeVariable(variable, old),
      variable.value,
      addStored,
    ),
  );
  writeVariable(variable, value);
}

/**
 * Replaces a Variable's value. Nothing is converted: shape and dtype have to be the Variable's own; literals take its
 * dtype.
 * @throws assign/shape, assign/dtype
 */
export function assignVariable(variable: Variable, value: Value, how: "set" | "add" | "sub", env: Env): void {
  const node = fitting(variable, value, env);
  const fits = variable.open ? fitsOpen(variable.open, node.shape) : sameShape(node.shape, variable.shape);
  if (!fits) throw shapeError(variable, node, env);
  if (how === "set") return replace(variable, node, env);
  const now = readVariable(variable);
  replace(variable, how === "add" ? add(now, node) : subtract(now, node), env);
}

/** What the user calls a Variable; TensorFlow's name if nothing does. */
function nameOf(variable: Variable, env: Env): string {
  for (let scope: Env["scope"] | null = env.scope; scope; scope = scope.parent)
    for (const [name, v] of scope.names) if (v.kind === "variable" && v.variable === variable) return name;
  return variable.label;
}

const shapeError = (variable: Variable, node: Node, env: Env): Error =>
  refuse(
    "assign/shape",
    { name: nameOf(variable, env), wanted: showShape(variable.shape), shape: showShape(node.shape) },
    {
      notes: { variable: noteShape(variable.shape), value: noteShape(node.shape) },
      shapes: [variable.shape, node.shape],
      exception: assignSays(variable.label, showOpen(variable.open ?? variable.shape), showShape(node.shape)),
    },
  );

/** The value in the Variable's dtype, if it is a literal or has it. */
function fitting(variable: Variable, value: Value, env: Env): Node {
  const kind = weakKind(value);
  const dtype = strongDType(value);
  // What comes from NumPy is converted, as TensorFlow does.
  if (value.kind === "tensor" && value.array && env.host.dialect === "python")
    return castTo(value.node, variable.dtype);
  const fits =
    dtype !== null
      ? dtype === variable.dtype
      : kind === "complex"
        ? isComplex(variable.dtype)
        : takesKind(variable.dtype, value, env);
  if (!fits) {
    const found = dtype ?? (kind === "complex" ? "complex128" : kind === "int" ? "int32" : env.host.float);
    const notes = { variable: { text: variable.dtype }, value: { text: found } };
    const facts = { name: nameOf(variable, env), wanted: variable.dtype, dtype: found };
    // What it looks like has to be computed first, which a preview does not.
    if (env.host.dialect !== "python") throw refuse("assign/dtype", facts, { notes });
    const exception = assignSaysOf(variable.dtype, value, found, reprOf(value, env));
    throw refuse("assign/dtype", facts, { notes, exception });
  }
  return toNode(value, literalsOf(env), variable.dtype);
}

/** TensorFlow makes no bools of numbers, and no numbers of words. */
function takesKind(dtype: DType, value: Value, env: Env): boolean {
  const kind = weakKind(value);
  if (env.host.dialect !== "python") return kind === "float" ? isInexact(dtype) : kind !== "int" || dtype !== "bool";
  if (kind === null) return !["string", "none", "list", "tuple"].includes(value.kind);
  if (kind === "bool") return true;
  return kind === "int" ? dtype !== "bool" : isInexact(dtype);
}

/** Replaces (or changes) the elements at an index. The value broadcasts to their shape. */
export function assignAt(
  variable: Variable,
  items: readonly ItemValue[],
  value: Value,
  combine: ScatterCombine,
  env: Env,
): void {
  const node = fitting(variable, value, env);
  const [now, given] = computesAtOnce() ? [sourceOf(variable.value), unrecorded(node)] : [readVariable(variable), node];
  replace(variable, update(now, toItems(items, env), given, combine), env);
}

/** What is put into a Variable leads nowhere: only its value counts, where it is known. */
const unrecorded = (node: Node): Node => (node.value ? sourceOf(node.value) : node);
