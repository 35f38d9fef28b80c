/**
 * Expressions taken apart for a shortcut: the steps on tensors, which are gone through once with stand-ins and become a
 * graph, and the leaves, whose values are another thing each time. Knows which expressions have steps; when a shortcut is
 * made of them, it does not.
 */
import { type DType, isInteger, isWithin } from "../../core/dtype.ts";
import { type Shape, sizeOf } from "../../core/shape.ts";
import { makeNode, type Node, sourceStep } from "../../graph/node.ts";
import { attributeOf } from "../attribute.ts";
import { callValue } from "../call.ts";
import type { Env } from "../env.ts";
import { indexItems } from "../items.ts";
import { applyBinary, applyCompare, applyUnary, type OperandSpans } from "../operators.ts";
import { subscript } from "../subscript.ts";
import { type Expr, type ExprOf, type IndexExpr, isConstant } from "../syntax.ts";
import { type Arg, sequenceOf, type TensorValue, tensorOf, type Value } from "../value.ts";
import { mayChange, moduleMember } from "./changes.ts";
import {
  type Held,
  type Input,
  isPlainTensor,
  type Meaning,
  type NumberIn,
  type Numbers,
  type Part,
  type Parts,
} from "./parts.ts";
import { finish, type Known, type Leaf, withoutLeaves } from "./rest.ts";
import { step, steppingIn } from "./stepping.ts";

/** Elements of a leaf, and how deep steps may lie in each other. */
const mostElements = 1 << 16;
const deepest = 40;

/** Takes an expression apart while its leaves are evaluated, each once and in order; `known`: they were, for an earlier shortcut. */
export function takeApart(e: Expr, env: Env, known: Known | null): Parts {
  return new Taking(env, known).parts(e);
}

/** Attributes of tensors that dtype and shape say, and those that are steps. */
const ofForm: ReadonlySet<string> = new Set(["shape", "ndim", "size", "dtype", "T", "mT", "real", "imag"]);
/** Beside these a number is one of theirs, or its real part. */
const takesNumbers: ReadonlySet<DType> = new Set(["float32", "float64", "complex128"]);
/** What members of modules have to be to be the same each time. */
const staysSame: ReadonlySet<Value["kind"]> = new Set(["int", "float", "bool", "string", "none", "dtype", "operation"]);
/** Operations that make tensors of the numbers that they are given, as these are. */
const makers: ReadonlySet<string> = new Set(["constant", "convert_to_tensor"]);

/** A tensor without elements: who looks for them while steps are gone through finds that they are another thing each time. */
const blank = (dtype: DType, shape: Shape): Node => makeNode(sourceStep, [], shape, dtype);

/** Numbers in lists and tuples, in order; null where something else stands among them. */
function numbersIn(value: Value): readonly number[] | null {
  if (value.kind === "int" || value.kind === "float") return [Number(value.value)];
  if (value.kind !== "list" && value.kind !== "tuple") return null;
  const found: number[] = [];
  for (const item of value.items) {
    const inside = numbersIn(item);
    if (inside === null) return null;
    found.push(...inside);
  }
  return found;
}

/** What stands in `[ ]` is written there, and the same each time. */
const isWritten = (e: IndexExpr): boolean =>
  e.kind === "slice" ? [e.start, e.stop, e.step].every((end) => end === null || isConstant(end)) : isConstant(e);

class Taking {
  private readonly leaves: Leaf[] = [];
  private readonly values: Value[] = [];
  private inputs: readonly Input[] = [];
  private readonly meanings: Meaning[] = [];
  /** Leaves that have to be what they are now. */
  private readonly same = new Set<number>();
  private readonly env: Env;
  private readonly stepping: Env;
  private readonly known: ReadonlyMap<Expr, number> | null;
  private readonly standIns = new Map<number, TensorValue>();
  private depth = 0;

  constructor(env: Env, known: Known | null) {
    this.env = env;
    this.stepping = steppingIn(env);
    this.known = known && new Map(known.leaves.map(({ e }, i) => [e, i]));
    this.leaves.push(...(known?.leaves ?? []));
    this.values.push(...(known?.values ?? []));
  }

  parts(e: Expr): Parts {
    const part = this.part(e);
    const made = part.kind === "tensor" && this.leaves[0]?.e !== e ? part.value : null;
    const { leaves, inputs, meanings, values } = this;
    return { leaves, inputs, meanings, values, made, held: values.map((value, i) => this.heldTo(value, i)) };
  }

  private heldTo(value: Value, leaf: number): Held {
    if (value.kind === "tensor") {
      const { dtype, shape } = value.node;
      return { kind: "tensor", dtype, shape, array: value.array };
    }
    const isFree = (value.kind === "int" || value.kind === "float") && !this.same.has(leaf);
    return isFree ? { kind: value.kind as "int" } : { kind: "same", value };
  }

  private part(e: Expr): Part {
    const leaf = this.known?.get(e);
    if (leaf !== undefined) return this.partOf(leaf);
    const from = this.leaves.length;
    if (this.depth === deepest) return this.leafOf(e, from);
    this.depth++;
    try {
      return this.stepsOf(e, from);
    } finally {
      this.depth--;
    }
  }

  private stepsOf(e: Expr, from: number): Part {
    switch (e.kind) {
      case "int":
      case "float":
      case "imaginary":
      case "constant":
      case "string":
        return { kind: "fixed", value: this.env.interpreter.evaluate(e, this.env) };
      case "unary":
        return this.unary(e, from);
      case "binary": {
        const { operator, left, right } = e;
        return this.binary(e, left, right, operator, (a, b, env, spans) => applyBinary(operator, a, b, env, spans));
      }
      case "compare": {
        const [{ operator, right }] = e.rest as [(typeof e.rest)[number]];
        if (e.rest.length > 1 || !/^[<>=!]/.test(operator)) return this.leafOf(e, from);
        return this.binary(e, e.first, right, operator, (a, b, env, spans) => applyCompare(operator, a, b, env, spans));
      }
      case "attribute":
        return this.attribute(e, from);
      case "index":
        return this.index(e, from);
      case "call":
        return this.call(e, from);
      case "list":
      case "tuple":
        return this.sequence(e, e.items, e.kind, from);
      default:
        return this.leafOf(e, from);
    }
  }

  /** Parts in order. Steps that come before something that may change what they read are taken then, as a leaf. */
  private operands(all: readonly Expr[]): Part[] {
    return all.map((e, i) => {
      const from = this.leaves.length;
      const part = this.part(e);
      const isLeaf = this.leaves[from]?.e === e || this.known?.has(e);
      const waits = (part.kind === "tensor" || part.kind === "tensors") && !isLeaf;
      return waits && all.slice(i + 1).some((later) => mayChange(later, this.env)) ? this.leafOf(e, from) : part;
    });
  }

  /** The expression as a leaf; those that were found in it, which are the ones since `from`, are none any more. */
  private leafOf(e: Expr, from: number, value: Value = this.valueFrom(e, from)): Part {
    if (this.known) return { kind: "other", value };
    this.leaves.length = from;
    this.values.length = from;
    for (const leaf of this.standIns.keys()) if (leaf >= from) this.standIns.delete(leaf);
    for (const leaf of this.same) if (leaf >= from) this.same.delete(leaf);
    this.inputs = this.inputs.filter((input) => lastIn(input) < from);
    this.leaves.push({ e, called: `leaf ${from}` });
    this.values.push(value);
    return this.partOf(from);
  }

  /** The value of an expression, some leaves of which may have been evaluated: those since `from`. */
  private valueFrom(e: Expr, from: number): Value {
    if (this.known === null && this.leaves.length === from) return this.env.interpreter.evaluate(e, this.env);
    const { leaves, values } = this;
    return finish(withoutLeaves(e, leaves), { leaves, values }, this.env);
  }

  private partOf(leaf: number): Part {
    const value = this.values[leaf]!;
    switch (value.kind) {
      case "tensor": {
        const made = this.standIns.get(leaf) ?? this.standIn(leaf, value);
        return made ? { kind: "tensor", value: made } : { kind: "other", value };
      }
      case "int":
      case "float":
        return { kind: "number", value, leaf };
      case "bool":
      case "string":
      case "none":
      case "dtype":
        this.same.add(leaf);
        return { kind: "fixed", value };
      default:
        return { kind: "other", value };
    }
  }

  private standIn(leaf: number, value: TensorValue): TensorValue | null {
    const { dtype, shape } = value.node;
    if (!isPlainTensor(value) || sizeOf(shape) > mostElements) return null;
    const made = tensorOf(blank(dtype, shape), value.array);
    this.standIns.set(leaf, made);
    this.give({ kind: "tensor", leaf, node: made.node });
    return made;
  }

  private give(input: Input): void {
    this.inputs = [...this.inputs, input];
  }

  /** The value that a part has each time: numbers are held to what they are. */
  private fixed(part: Part): Value {
    if (part.kind === "number") this.same.add(part.leaf);
    if (part.kind === "numbers") for (const item of part.of) if (typeof item === "object") this.same.add(item.leaf);
    return part.value;
  }

  private stepped(e: Expr, from: number, run: () => Value): Part {
    const value = step(run);
    return value?.kind === "tensor" ? { kind: "tensor", value } : this.leafOf(e, from);
  }

  private unary(e: ExprOf<"unary">, from: number): Part {
    const of = this.part(e.of);
    if (e.operator === "not" || hasNoStep(of) || of.kind === "numbers") return this.leafOf(e, from);
    const spans = { of: e.of.span, whole: e.span };
    const { operator } = e;
    if (of.kind === "tensor") return this.stepped(e, from, () => applyUnary(operator, of.value, this.stepping, spans));
    const value = applyUnary(operator, of.value, this.env, spans);
    return of.kind === "fixed" ? { kind: "fixed", value } : this.leafOf(e, from, value);
  }

  private binary(
    e: Expr,
    left: Expr,
    right: Expr,
    operator: string,
    apply: (left: Value, right: Value, env: Env, spans: OperandSpans) => Value,
  ): Part {
    const from = this.leaves.length;
    const [a, b] = this.operands([left, right]) as [Part, Part];
    if (hasNoStep(a) || hasNoStep(b)) return this.leafOf(e, from);
    const spans = { left: left.span, right: right.span, whole: e.span };
    if (a.kind !== "tensor" && b.kind !== "tensor") {
      const value = apply(a.value, b.value, this.env, spans);
      return a.kind === "fixed" && b.kind === "fixed" ? { kind: "fixed", value } : this.leafOf(e, from, value);
    }
    const isFree = operator !== "//" && operator !== "%" && operator !== "**" && operator !== "@";
    const [x, y] = isFree ? [this.beside(a, b, operator), this.beside(b, a, operator)] : [this.fixed(a), this.fixed(b)];
    return this.stepped(e, from, () => apply(x, y, this.stepping, spans));
  }

  /** A number takes the dtype of what it stands beside, whatever number it is. */
  private beside(part: Part, other: Part, operator: string): Value {
    if (part.kind !== "number" || other.kind !== "tensor") return this.fixed(part);
    const { value } = other;
    const { dtype } = value.node;
    const isFree = isInteger(dtype)
      ? value.array && part.value.kind === "int" && operator !== "/" && isWithin(part.value.value, dtype)
      : takesNumbers.has(dtype) && Number.isFinite(Number(part.value.value));
    if (!isFree) return this.fixed(part);
    const own = dtype === "complex128" ? "float64" : dtype;
    const node = blank(own, []);
    this.give({ kind: "number", leaf: part.leaf, dtype: own, node });
    return tensorOf(node, value.array);
  }

  private attribute(e: ExprOf<"attribute">, from: number): Part {
    const member = this.memberOf(e);
    if (member) return staysSame.has(member.kind) ? { kind: "fixed", value: member } : this.leafOf(e, from, member);
    if (!ofForm.has(e.name)) return this.leafOf(e, from);
    const of = this.part(e.of);
    const value = of.kind === "tensor" ? step(() => attributeOf(of.value, e.name, this.stepping, e)) : null;
    if (value === null) return this.leafOf(e, from);
    return value.kind === "tensor" ? { kind: "tensor", value } : { kind: "fixed", value };
  }

  /** What a name behind a dot means where a module stands before it, whose first name has to go on meaning that. */
  private memberOf(e: ExprOf<"attribute">): Value | null {
    const member = moduleMember(e, this.env);
    if (member === null) return null;
    let first: Expr = e;
    while (first.kind === "attribute") first = first.of;
    const { name } = first as ExprOf<"name">;
    this.meanings.push({ name, value: this.env.scope.lookup(name) });
    return member;
  }

  private index(e: ExprOf<"index">, from: number): Part {
    if (!e.items.every(isWritten)) return this.leafOf(e, from);
    const of = this.part(e.of);
    const items = indexItems(e.items, this.env);
    const pick = (env: Env): Value => subscript(of.value, items, e.several, env, e.span, e.of.span);
    if (of.kind === "tensor") return this.stepped(e, from, () => pick(this.stepping));
    return of.kind === "fixed" ? { kind: "fixed", value: pick(this.env) } : this.leafOf(e, from);
  }

  private call(e: ExprOf<"call">, from: number): Part {
    const given = e.args.map((a) => a.value);
    const callee = e.args.every((a) => a.star === "") ? this.callee(e.callee, given) : null;
    if (callee === null) return this.leafOf(e, from);
    const parts = this.operands(given);
    if (parts.some((p) => p.kind === "other")) return this.leafOf(e, from);
    const [only] = parts;
    const makes = callee.kind === "operation" && makers.has(callee.operation.name);
    const numbers = makes && parts.length === 1 && only!.kind === "numbers" ? only : null;
    const args = parts.map((part, i): Arg => {
      const { name, value } = e.args[i]!;
      return { name, value: part === numbers ? part.value : this.fixed(part), span: value.span };
    });
    const value = step(() => callValue(callee, args, this.stepping, e.span));
    if (value?.kind !== "tensor") return this.leafOf(e, from);
    return { kind: "tensor", value: numbers ? this.filled(value, numbers) : value };
  }

  /** The tensor that lists of numbers became, for whatever numbers stand there, or for these alone. */
  private filled(value: TensorValue, part: Numbers): TensorValue {
    const { dtype, shape, step } = value.node;
    if (step.kind !== "source" || (dtype !== "float32" && dtype !== "float64")) {
      this.fixed(part);
      return value;
    }
    const node = blank(dtype, shape);
    this.give({ kind: "numbers", of: part.of, dtype, shape, node });
    return tensorOf(node, value.array);
  }

  /** An operation, or a method of a tensor that the steps make; null for all else. */
  private callee(e: Expr, given: readonly Expr[]): Value | null {
    if (e.kind === "name") {
      if (this.env.scope.lookup(e.name)) return null;
      const value = step(() => this.env.interpreter.evaluate(e, this.env));
      if (value?.kind !== "operation") return null;
      this.meanings.push({ name: e.name, value: undefined });
      return value;
    }
    // A part of a Variable is written where the expression says which.
    if (e.kind !== "attribute" || e.name === "assign") return null;
    const member = this.memberOf(e);
    if (member) return member.kind === "operation" ? member : null;
    if (e.of.kind === "name" && this.env.scope.lookup(e.of.name)?.kind !== "tensor") return null;
    if (given.some((arg) => mayChange(arg, this.env))) return null;
    const of = this.part(e.of);
    return of.kind === "tensor" ? step(() => attributeOf(of.value, e.name, this.stepping, e)) : null;
  }

  private sequence(e: Expr, items: readonly Expr[], kind: "list" | "tuple", from: number): Part {
    const isLong = items.length > mostElements;
    if (isLong || items.some((item) => item.kind === "starred")) return this.leafOf(e, from);
    const parts = this.operands(items);
    const values = parts.map((p) => p.value);
    const value = sequenceOf(kind, values);
    if (parts.every((p) => p.kind === "fixed")) return { kind: "fixed", value };
    if (parts.some((p) => p.kind === "tensor" || p.kind === "tensors")) {
      if (parts.some((p) => p.kind === "other")) return this.leafOf(e, from);
      for (const p of parts) this.fixed(p);
      return { kind: "tensors", value };
    }
    const of: NumberIn[] = [];
    for (const part of parts) {
      const found = part.kind === "fixed" ? numbersIn(part.value) : inPart(part);
      if (found === null) return this.leafOf(e, from);
      of.push(...found);
    }
    return { kind: "numbers", value, of };
  }
}

/** The last leaf that an input is made of; -1: of none. */
const lastIn = (input: Input): number =>
  input.kind === "numbers" ? Math.max(-1, ...input.of.map((n) => (typeof n === "number" ? -1 : n.leaf))) : input.leaf;

const hasNoStep = ({ kind }: Part): boolean => kind === "other" || kind === "tensors";

/** The numbers of a part that is not the same each time; null where it is something else. */
function inPart(part: Part): readonly NumberIn[] | null {
  if (part.kind === "number") return [{ leaf: part.leaf }];
  return part.kind === "numbers" ? part.of : null;
}
