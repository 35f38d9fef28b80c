/** What the operators mean between any two values: numbers, tensors, strings, lists, shapes. */
import { negative } from "../core/complex.ts";
import { refuse, type Span, UserError } from "../core/errors.ts";
import { operationNamed } from "../ops/index.ts";
import type { Operation } from "../ops/operation.ts";
import { operateAlike } from "./alike.ts";
import { arrayAnswers, fromArray } from "./array-operands.ts";
import { callOperation } from "./bind.ts";
import { elementsOf, strongDType, weakKind } from "./convert.ts";
import { dictFrom } from "./dicts.ts";
import type { Env } from "./env.ts";
import { failAt, placed } from "./fail.ts";
import { formatPercent, type PercentArgs } from "./format.ts";
import { equalValues, keyOf, numberIn } from "./keys.ts";
import { callSpecial } from "./members.ts";
import { calculate, comparePlain, isAnyNumber, isPlain, sameNumber } from "./numbers.ts";
import { fromObject } from "./operator-methods.ts";
import { orderOfTexts } from "./plain-order.ts";
import { notIn, operands, type Says, unary, unordered } from "./python-says.ts";
import { addItems, iterate, repeatItems } from "./sequences.ts";
import { difference, ItemSet, intersection, isSubset, symmetricDifference, union } from "./sets.ts";
import { joinedShapes } from "./shape-sums.ts";
import type { BinaryOperator, CompareOperator } from "./syntax.ts";
import { toShown } from "./text.ts";
import { isTrue } from "./truth.ts";
import {
  type Arg,
  boolOf,
  complexOf,
  describe,
  floatOf,
  heartOf,
  intOf,
  stringOf,
  tupleOf,
  type Value,
  type ValueOf,
  viewItems,
} from "./value.ts";

/** Where the operands and the whole stand. */
export interface OperandSpans {
  readonly left: Span;
  readonly right: Span;
  readonly whole: Span;
  /** It was `+=` or the like. */
  readonly inPlace?: true;
}

const operationFor: Readonly<Record<BinaryOperator | "==" | "!=" | "<" | "<=" | ">" | ">=", string>> = {
  "+": "add",
  "-": "subtract",
  "*": "multiply",
  "/": "divide",
  "//": "floordiv",
  "%": "mod",
  "@": "matmul",
  "**": "pow",
  "&": "bitwise_and",
  "|": "bitwise_or",
  "^": "bitwise_xor",
  "<<": "left_shift",
  ">>": "right_shift",
  "==": "equal",
  "!=": "not_equal",
  "<": "less",
  "<=": "less_equal",
  ">": "greater",
  ">=": "greater_equal",
};

const call = (name: string, args: readonly Arg[], env: Env, span: Span): Value =>
  callOperation(operationNamed(name) as Operation, args, { env, span, as: name });

/** A tensor, or something that becomes one when an operator touches it. */
function isTensorLike(value: Value, env: Env): boolean {
  if (strongDType(value) !== null) return true;
  if (env.host.dialect === "python" || value.kind === "tuple") return false;
  return (value.kind === "list" && value.items.length > 0 && weakKind(value) !== null) || value.kind === "range";
}

export function applyBinary(operator: BinaryOperator, left: Value, right: Value, env: Env, spans: OperandSpans): Value {
  if (isAnyNumber(left) && isAnyNumber(right)) {
    try {
      const result = calculate(operator, left, right, env.host.dialect === "python");
      if (result) return result;
    } catch (error) {
      throw atOperands(error, spans);
    }
  }
  const alike = operateAlike(operator, left, right, env);
  if (alike) return alike;
  const ofArray = arrayAnswers(left, right, env)
    ? fromArray(operationFor[operator], left, right, env, spans)
    : undefined;
  if (ofArray) return ofArray;
  const other = fromObject(operator, left, right, env, spans.whole) ?? fromPython(operator, left, right, env, spans);
  if (other) return other;
  const usable = (v: Value): boolean =>
    isAnyNumber(v) || isTensorLike(v, env) || (weakKind(v) !== null && v.kind !== "shape");
  const either = isTensorLike(left, env) || isTensorLike(right, env);
  if (!either || !usable(left) || !usable(right)) {
    const elements = either ? fromArray(operationFor[operator], left, right, env, spans) : undefined;
    if (elements) return elements;
    throw failAt("type/operand", { operator, left: describe(left), right: describe(right) }, spans.whole, "", {
      help: helpFor(operator, left, right),
      exception: operands(`${operator}${spans.inPlace ? "=" : ""}`, left, right),
    });
  }
  const args: Arg[] = [
    { name: null, value: left, span: spans.left },
    { name: null, value: right, span: spans.right },
  ];
  // NumPy's operator multiplies by itself what is raised to the second power, and so has bools of the least integers.
  const squared = operator === "**" && right.kind === "int" && right.value === 2n && isBools(left, env);
  if (squared) return call("square", args.slice(0, 1), env, spans.whole);
  try {
    return call(operationFor[operator], args, env, spans.whole);
  } catch (error) {
    const isPower = operator === "^" && error instanceof UserError && error.diagnostic.code === "dtype/kind";
    throw isPower ? new UserError({ ...error.diagnostic, help: [powerHelp] }) : error;
  }
}
const isBools = (value: Value, env: Env): boolean =>
  env.host.dialect === "python" && value.kind === "tensor" && value.array && value.node.dtype === "bool";

function withOperands<T>(run: () => T, spans: OperandSpans): T {
  try {
    return run();
  } catch (error) {
    throw atOperands(error, spans);
  }
}
function atOperands(error: unknown, { left, right, whole }: OperandSpans): unknown {
  const places = [
    ["a", left],
    ["b", right],
  ] as const;
  return placed(error, new Map(places), whole);
}

const powerHelp = "** is the power: x ** 2; ^ is the exclusive or of bits";

function helpFor(operator: BinaryOperator, left: Value, right: Value): string[] {
  const string = left.kind === "string" ? left : right.kind === "string" ? right : null;
  if (operator === "^" && (isAnyNumber(left) || isAnyNumber(right))) return [powerHelp];
  if (operator === "+" && string) return ['f"{x} text" puts a value into a string; print(a, b) shows several'];
  return left.kind === "none" || right.kind === "none" ? ["None is what a function gives that returns nothing"] : [];
}

/** Operators on strings, tuples and lists that mean what they mean in Python; undefined for all else. */
function fromPython(
  operator: BinaryOperator,
  left: Value,
  right: Value,
  env: Env,
  spans: OperandSpans,
): Value | undefined {
  if (operator === "%" && left.kind === "string") {
    return withOperands(() => stringOf(formatPercent(left.value, percentArgs(right, env))), spans);
  }
  if (operator === "%" && left.kind === "bytes") {
    const items = right.kind === "tuple" ? right.items : [right];
    const shown = tupleOf(items.map((v) => (v.kind === "bytes" ? stringOf(v.value) : v)));
    return withOperands(() => ({ kind: "bytes", value: formatPercent(left.value, percentArgs(shown, env)) }), spans);
  }
  if (operator === "+" && left.kind === "string" && right.kind === "string") return stringOf(left.value + right.value);
  if (operator === "+" && left.kind === "bytes" && right.kind === "bytes")
    return { kind: "bytes", value: left.value + right.value };
  if (operator === "+" && (left.kind === "shape" || right.kind === "shape"))
    return joinedShapes(left, right, env, spans.whole);
  if (operator === "+" && !computes(left, env) && !computes(right, env)) return addItems(left, right);
  if (operator === "*" && !computes(left, env) && !computes(right, env))
    return withOperands(() => repeatItems(left, right), spans);
  if (operator === "*" && (isText(left) || isText(right))) {
    // One of NumPy's integers says how often, as Python's do.
    const [text, times] = isText(left) ? [left, right] : [right, left];
    const count = numberIn(times);
    if (count.kind === "int") return repeatItems(text, count);
  }
  if (operator === "|" && left.kind === "dict" && right.kind === "dict")
    return dictFrom([...left.entries.values(), ...right.entries.values()].map((e) => [e.key, e.value]));
  // `int | None`: any of them, as isinstance takes several types.
  if (operator === "|" && isType(left) && isType(right))
    return tupleOf([left, right].flatMap((v) => (v.kind === "tuple" ? v.items : [v])));
  const [a, b] = [asSet(left), asSet(right)];
  const items = a && b && setOperation(operator, a, b);
  return items && { kind: "set", items, ...(left.kind === "set" && left.frozen ? { frozen: true } : {}) };
}

const isSequence = (value: Value): boolean => value.kind === "list" || value.kind === "tuple";
const isText = (value: Value): boolean => value.kind === "string" || value.kind === "bytes";
const isType = (value: Value): boolean =>
  value.kind === "none" ||
  value.kind === "class" ||
  (value.kind === "builtin" && value.type === true) ||
  (value.kind === "tuple" && value.items.length > 0 && value.items.every(isType));

/** Whether `+` and `*` compute with it. Python's lists join and repeat, also those of tensors. */
const computes = (value: Value, env: Env): boolean =>
  !(env.host.dialect === "python" && (value.kind === "list" || value.kind === "tuple")) && isTensorLike(value, env);

/** A set, or the keys or items of a dict, which count as one in Python. */
function asSet(value: Value): ItemSet | undefined {
  if (value.kind === "set") return value.items;
  return value.kind === "view" && value.of !== "values" ? new ItemSet(viewItems(value)) : undefined;
}

function setOperation(operator: BinaryOperator, a: ItemSet, b: ItemSet): ItemSet | undefined {
  switch (operator) {
    case "|":
      return union(a, b);
    case "&":
      return intersection(a, b);
    case "-":
      return difference(a, b);
    case "^":
      return symmetricDifference(a, b);
    default:
      return undefined;
  }
}

function percentArgs(given: Value, env: Env): PercentArgs {
  const heart = heartOf(given);
  const right = heart.kind === "tuple" || heart.kind === "dict" ? heart : given;
  if (right.kind === "tuple") return right.items.map((v) => toShown(v, env));
  if (right.kind !== "dict") return [toShown(right, env)];
  const named = [...right.entries.values()].flatMap(({ key, value }) =>
    key.kind === "string" ? [[key.value, toShown(value, env)] as const] : [],
  );
  return { named: new Map(named), whole: toShown(right, env) };
}

export function applyUnary(
  operator: "-" | "+" | "~",
  of: Value,
  env: Env,
  spans: { readonly of: Span; readonly whole: Span },
): Value {
  if (isPlain(of)) {
    if (operator === "~") {
      if (of.kind === "float")
        throw failAt("type/unary", { operator, operand: describe(of) }, spans.whole, "", {
          exception: unary(operator, of),
        });
      return intOf(~BigInt(of.value));
    }
    if (of.kind === "float") return floatOf(operator === "-" ? -of.value : of.value);
    return intOf(operator === "-" ? -BigInt(of.value) : BigInt(of.value));
  }
  if (of.kind === "complex" && operator !== "~") return operator === "-" ? complexOf(negative(of.value)) : of;
  const own = callSpecial(of, { "-": "__neg__", "+": "__pos__", "~": "__invert__" }[operator], [], env, spans.whole);
  if (own) return own;
  if (!isTensorLike(of, env))
    throw failAt("type/unary", { operator, operand: describe(of) }, spans.whole, "", {
      exception: unary(operator, of),
    });
  const arg: Arg = { name: null, value: of, span: spans.of };
  return call({ "-": "negative", "+": "identity", "~": "invert" }[operator], [arg], env, spans.whole);
}

export function applyCompare(
  operator: CompareOperator,
  left: Value,
  right: Value,
  env: Env,
  spans: OperandSpans,
): Value {
  switch (operator) {
    case "is":
    case "is not":
      return boolOf(isSame(left, right) === (operator === "is"));
    case "in":
    case "not in":
      return boolOf(contains(right, left, env, spans) === (operator === "in"));
    default:
      return applyOrder(operator, left, right, env, spans);
  }
}

/** `is`: the same object; None, True, False, and small values that Python keeps once. */
function isSame(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a.kind === "variable" && b.kind === "variable") return a.variable === b.variable;
  if (a.kind === "dtype" && b.kind === "dtype") return a.dtype === b.dtype;
  if (a.kind === "operation" && b.kind === "operation") return a.operation === b.operation && a.as === b.as;
  return a.kind === b.kind && atoms.has(a.kind) && equalValues(a, b) === true;
}
/** Whether an item of a container counts as the other: it is that, or what `==` says of both is true. */
export function sameItem(a: Value, b: Value, env: Env): boolean {
  if (isSame(a, b)) return true;
  const same = equalValues(a, b);
  if (same === true || env.host.dialect !== "python") return same === true;
  if (same === undefined || answersItself(a) || answersItself(b))
    return isTrue(applyCompare("==", a, b, env, nowhere), env);
  // What they hold may be tensors, of which some are equal without being the same.
  return holdsTensors(a) && holdsTensors(b) && equalSequences(a, b, env);
}
const nowhere: OperandSpans = { left: { start: 0, end: 0 }, right: { start: 0, end: 0 }, whole: { start: 0, end: 0 } };

/** Arrays of the library's, whose `==` gives no truth value. */
const answersItself = (v: Value): boolean => v.kind === "object" && v.type.members.get("__eq__")?.kind === "builtin";
const isTensor = (v: Value): boolean => v.kind === "tensor" || v.kind === "variable" || answersItself(v);
const holdsTensors = (v: Value): boolean =>
  (v.kind === "list" || v.kind === "tuple") && v.items.some((x) => isTensor(x) || holdsTensors(x));

/** Lists and tuples of one kind, item by item. */
function equalSequences(a: Value, b: Value, env: Env): boolean {
  const [x, y] = [elementsOf(a)!, elementsOf(b)!];
  return a.kind === b.kind && x.length === y.length && x.every((v, i) => sameItem(v, y[i]!, env));
}

const atoms: ReadonlySet<Value["kind"]> = new Set(["none", "bool", "int", "string", "ellipsis"]);

function contains(container: Value, item: Value, env: Env, spans: OperandSpans): boolean {
  return withOperands(() => {
    switch (container.kind) {
      case "string":
        if (item.kind !== "string") break;
        return container.value.includes(item.value);
      case "bytes":
        if (item.kind === "bytes") return container.value.includes(item.value);
        if (item.kind !== "int" || item.value < 0 || item.value > 255) break;
        return container.value.includes(String.fromCharCode(Number(item.value)));
      case "dict":
        return container.entries.has(keyOf(item));
      case "set":
        return container.items.has(keyOf(item));
      case "view":
      case "iterator":
      case "class":
      case "object": {
        const said = callSpecial(container, "__contains__", [item], env, spans.whole);
        if (said) return isTrue(said, env);
        for (const v of iterate(container, env)) if (sameItem(v, item, env)) return true;
        return false;
      }
      case "range":
        return inRange(container, item);
      case "list":
      case "tuple":
      case "shape":
        return elementsOf(container)!.some((v) => sameItem(v, item, env));
      case "tensor":
      case "variable":
        return containsElement(container, item, env, spans);
    }
    throw refuse(
      "type/operand",
      { operator: "in", left: describe(item), right: describe(container) },
      { exception: notIn(item, container) },
    );
  }, spans);
}

function inRange({ start, stop, step }: ValueOf<"range">, item: Value): boolean {
  if (!isPlain(item) || (item.kind === "float" && !Number.isInteger(item.value))) return false;
  const n = BigInt(item.value);
  const [low, high] = step > 0 ? [start, stop - 1] : [stop + 1, start];
  return n >= BigInt(low) && n <= BigInt(high) && (n - BigInt(start)) % BigInt(step) === 0n;
}

function containsElement(container: Value, item: Value, env: Env, spans: OperandSpans): boolean {
  const same = applyOrder("==", container, item, env, { ...spans, left: spans.right, right: spans.left });
  const any = call("any", [{ name: null, value: same, span: spans.whole }], env, spans.whole);
  return any.kind === "tensor" && env.host.realize([any.node])[0]!.data[0] === 1;
}

function applyOrder(
  operator: "==" | "!=" | "<" | "<=" | ">" | ">=",
  left: Value,
  right: Value,
  env: Env,
  spans: OperandSpans,
): Value {
  if (isPlain(left) && isPlain(right)) return boolOf(comparePlain(operator, left, right));
  const alike = operateAlike(operator, left, right, env);
  if (alike) return alike;
  const ofArray = arrayAnswers(left, right, env)
    ? fromArray(operationFor[operator], left, right, env, spans)
    : undefined;
  if (ofArray) return ofArray;
  const own = fromObject(operator, left, right, env, spans.whole);
  if (own) return own;
  const tensors = isTensorLike(left, env) || isTensorLike(right, env);
  const sameKind = operator === "==" || operator === "!=";
  if (sameKind && isAnyNumber(left) && isAnyNumber(right))
    return boolOf(sameNumber(left, right) === (operator === "=="));
  if (sameKind && env.host.dialect === "python" && isSequence(left) && isSequence(right)) {
    const own = (holdsTensors(left) || holdsTensors(right)) && left.kind === right.kind;
    const same = own ? equalSequences(left, right, env) : equalValues(left, right);
    if (same !== undefined) return boolOf(same === (operator === "=="));
  }
  const countable = (v: Value): boolean => isAnyNumber(v) || isTensorLike(v, env) || weakKind(v) !== null;
  // A shape is compared as a whole; lists of numbers, where they count as tensors, element by element.
  if (tensors && countable(left) && countable(right) && left.kind !== "shape" && right.kind !== "shape") {
    const args = [
      { name: null, value: left, span: spans.left },
      { name: null, value: right, span: spans.right },
    ];
    return call(operationFor[operator], args, env, spans.whole);
  }
  const elements = tensors ? fromArray(operationFor[operator], left, right, env, spans) : undefined;
  if (elements) return elements;
  if (sameKind) return boolOf((equalValues(left, right) === true) === (operator === "=="));
  const holds = inOrder(operator, left, right, env, spans.whole);
  if (holds === undefined)
    throw failAt("type/operand", { operator, left: describe(left), right: describe(right) }, spans.whole, "", {
      exception: withoutOrder(operator, left, right),
    });
  return boolOf(holds);
}

/** a operator b: strings by code points, sequences by their first difference, sets by what they hold. */
export function inOrder(
  operator: "<" | "<=" | ">" | ">=",
  a: Value,
  b: Value,
  env: Env,
  span: Span,
): boolean | undefined {
  if (isPlain(a) && isPlain(b)) return comparePlain(operator, a, b);
  if (a.kind === "string" && b.kind === "string") return byOrder(operator, orderOfTexts(a.value, b.value));
  if (a.kind === "bytes" && b.kind === "bytes") return byOrder(operator, orderOfTexts(a.value, b.value));
  const [s, t] = [asSet(a), asSet(b)];
  if (s && t) {
    const [small, large] = operator.startsWith("<") ? [s, t] : [t, s];
    return isSubset(small, large) && (operator.endsWith("=") || small.size < large.size);
  }
  const [x, y] = [elementsOf(a), elementsOf(b)];
  if (!x || !y || a.kind !== b.kind || a.kind === "range") return undefined;
  const at = x.findIndex((v, i) => i >= y.length || !(v === y[i] || equalValues(v, y[i]!) === true));
  if (at < 0 || at >= y.length) return byOrder(operator, Math.sign(x.length - y.length));
  const own = fromObject(operator, x[at]!, y[at]!, env, span);
  return own ? isTrue(own, env) : inOrder(operator, x[at]!, y[at]!, env, span);
}

/** What Python says of values without an order; of sequences, it is about the first items that differ. */
export function withoutOrder(operator: string, a: Value, b: Value): Says {
  const [x, y] = [elementsOf(a), elementsOf(b)];
  if (x && y && a.kind === b.kind && a.kind !== "range") {
    const at = x.findIndex((v, i) => i < y.length && !(v === y[i] || equalValues(v, y[i]!) === true));
    if (at >= 0) return withoutOrder(operator, x[at]!, y[at]!);
  }
  return unordered(operator, a, b);
}

function byOrder(operator: "<" | "<=" | ">" | ">=", order: number): boolean {
  switch (operator) {
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    case ">=":
      return order >= 0;
  }
}
