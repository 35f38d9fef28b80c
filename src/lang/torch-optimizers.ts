/**
 * The steps of torch.optim's optimizers that most programs take, on plain nodes: the same arithmetic as PyTorch's own
 * loops, for all parameters of a group in one go. Knows a group's settings and a parameter's state as dicts of the library.
 */
import type { Span } from "../core/errors.ts";
import { stored } from "../core/stored.ts";
import { type Node, sourceOf } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { add, divide, maximum, multiply, negative, numberLike } from "../ops/arithmetic.ts";
import { addcdiv, addcmul, addScaled } from "../ops/scaled.ts";
import { lerp } from "../ops/special.ts";
import { sqrt } from "../ops/transcendental.ts";
import { method } from "./arguments.ts";
import { writeArray } from "./arrays.ts";
import { setKey, touchList } from "./assign.ts";
import { numberOf } from "./convert.ts";
import type { Env } from "./env.ts";
import { calculate } from "./numbers.ts";
import { itemsOf } from "./sequences.ts";
import { arrayOf, isTensor, plainTwin, tensorObject, torchError } from "./torch-tensors.ts";
import { isTrue } from "./truth.ts";
import {
  type BuiltinValue,
  type DictValue,
  type ListValue,
  none,
  type ObjectValue,
  stringOf,
  type TensorValue,
  tensorOf,
  tupleOf,
  type Value,
  type ValueOf,
} from "./value.ts";

/** Where a parameter last stood among the pairs of an optimizer. */
const places = new WeakMap<ObjectValue, number>();

/** What an optimizer knows of a parameter, by which object it is: pairs of the two in a list. */
function stateOf(pairs: ListValue, of: ObjectValue, env: Env): DictValue {
  const holds = (pair: Value | undefined): boolean => pair?.kind === "tuple" && pair.items[0] === of;
  let at = places.get(of) ?? -1;
  if (!holds(pairs.items[at])) at = pairs.items.findIndex(holds);
  if (at < 0) {
    touchList(pairs, env);
    at = pairs.items.push(tupleOf([of, { kind: "dict", entries: new Map() }])) - 1;
  }
  places.set(of, at);
  return (pairs.items[at] as { readonly items: readonly Value[] }).items[1] as DictValue;
}

const floatIn = (value: number): ValueOf<"float"> => ({ kind: "float", value });
const plainNumber = (value: ReturnType<typeof numberOf>): number =>
  value.kind === "complex" ? Number.NaN : Number(value.value);

/** The settings of a group. */
class Settings {
  readonly group: DictValue;
  readonly env: Env;
  readonly span: Span;
  private readonly powers: { readonly base: number; readonly exponent: number; readonly value: number }[] = [];
  constructor(group: DictValue, env: Env, span: Span) {
    this.group = group;
    this.env = env;
    this.span = span;
  }
  value(name: string): Value {
    return this.group.entries.get(`s${name}`)?.value ?? none;
  }
  flag(name: string): boolean {
    return isTrue(this.value(name), this.env);
  }
  number(name: string): number {
    return this.numberIn(this.value(name));
  }
  /** base ** exponent, to Python's last bit; all parameters of a group ask for the same. */
  power(base: number, exponent: number): number {
    const known = this.powers.find((p) => p.base === base && p.exponent === exponent);
    if (known) return known.value;
    const { value } = calculate("**", floatIn(base), floatIn(exponent), true) as ValueOf<"float">;
    this.powers.push({ base, exponent, value });
    return value;
  }
  numberIn(value: Value): number {
    if (value.kind === "float") return value.value;
    if (value.kind === "int" || value.kind === "bool") return Number(value.value);
    const { node } = arrayOf(value, this.env, this.span);
    return plainNumber(numberOf(this.env.host.realize([node])[0]!));
  }
}

/** A parameter that moves: its array, its gradient, what is known of it, and the arrays that get other elements. */
class Move {
  readonly param: TensorValue;
  readonly grad: Node;
  readonly state: DictValue;
  readonly env: Env;
  readonly span: Span;
  readonly writes: [TensorValue, Node][] = [];
  constructor(param: TensorValue, grad: Node, state: DictValue, { env, span }: Settings) {
    this.param = param;
    this.grad = grad;
    this.state = state;
    this.env = env;
    this.span = span;
  }
  /** The parameter's elements, from which nothing leads back. */
  get now(): Node {
    return plainTwin(this.param.node, this.env);
  }
  get fresh(): boolean {
    return this.state.entries.size === 0;
  }
  /** Something kept for it, as an array. */
  kept(name: string): TensorValue | null {
    const found = this.state.entries.get(`s${name}`)?.value;
    return found && isTensor(found) ? arrayOf(found, this.env, this.span) : null;
  }
  keep(name: string, node: Node): TensorValue {
    const array = tensorOf(node, true);
    setKey(this.state, stringOf(name), tensorObject(array, none, this.env), this.env);
    return array;
  }
  keepZeros(name: string): TensorValue {
    return this.kept(name) ?? this.keep(name, zerosLike(this.param.node));
  }
  put(array: TensorValue, node: Node): Node {
    this.writes.push([array, node]);
    return node;
  }
}
/** Zeros that stand there, not one for all. */
const zerosLike = ({ shape, dtype }: Node): Node => structure.constant(0, dtype, shape);

/** Moves every parameter of the group that has a gradient. */
function moveAll(
  group: DictValue,
  pairs: ListValue,
  move: (one: Move, by: Settings) => void,
  env: Env,
  span: Span,
): void {
  const by = new Settings(group, env, span);
  const turned = by.flag("maximize");
  const moves: Move[] = [];
  for (const param of itemsOf(by.value("params"), env)) {
    const given = param.kind === "object" ? param.attributes.get("_grad") : undefined;
    if (param.kind !== "object" || given?.kind !== "object") continue;
    const grad = plainTwin(arrayOf(given, env, span).node, env);
    const state = stateOf(pairs, param, env);
    const one = new Move(arrayOf(param, env, span), turned ? negative(grad) : grad, state, by);
    move(one, by);
    moves.push(one);
  }
  const writes = moves.flatMap((m) => m.writes);
  const open = writes.map(([, node]) => node).filter((n) => n.value === null);
  if (open.length > 0) env.host.realize(open);
  for (const [array, node] of writes) writeArray(array, node, env);
}

function decayed({ grad, now }: Move, by: Settings): Node {
  const decay = by.number("weight_decay");
  return decay === 0 ? grad : addScaled({ x: grad, other: now, alpha: decay });
}

function moveSgd(one: Move, by: Settings): void {
  const momentum = by.number("momentum");
  let step = decayed(one, by);
  if (momentum !== 0) {
    const held = one.kept("momentum_buffer");
    const buffer = held
      ? one.put(
          held,
          addScaled({
            x: multiply(held.node, numberLike(momentum, held.node)),
            other: step,
            alpha: 1 - by.number("dampening"),
          }),
        )
      : one.put(one.keep("momentum_buffer", step), step);
    step = by.flag("nesterov") ? addScaled({ x: step, other: buffer, alpha: momentum }) : buffer;
  }
  one.put(one.param, addScaled({ x: one.now, other: step, alpha: -by.number("lr") }));
}

/** One more step was taken: how many there are now. */
function counted(one: Move): number {
  const held = one.kept("step") ?? one.keep("step", countNode(0));
  const count = plainNumber(numberOf(one.env.host.realize([held.node])[0]!)) + 1;
  one.put(held, countNode(count));
  return count;
}
const countNode = (n: number): Node => sourceOf(stored("float32", [], Float32Array.of(n)));

/** Adam and AdamW. */
function moveAdam(one: Move, by: Settings): void {
  const betas = itemsOf(by.value("betas"), one.env).map((v) => by.numberIn(v));
  const [beta1, beta2] = betas as [number, number];
  const [lr, decay] = [by.number("lr"), by.number("weight_decay")];
  const step = counted(one);
  const [means, squares] = [one.keepZeros("exp_avg"), one.keepZeros("exp_avg_sq")];
  const apart = decay !== 0 && by.flag("decoupled_weight_decay");
  const grad = apart ? one.grad : decayed(one, by);
  const from = apart ? multiply(one.now, numberLike(1 - lr * decay, one.grad)) : one.now;
  const mean = one.put(means, lerp({ start: means.node, end: grad, weight: numberLike(1 - beta1, grad) }));
  const scaled = multiply(squares.node, numberLike(beta2, grad));
  const square = one.put(squares, addcmul({ x: scaled, tensor1: grad, tensor2: grad, value: 1 - beta2 }));
  const largest = by.flag("amsgrad") ? one.keepZeros("max_exp_avg_sq") : null;
  const under = largest ? one.put(largest, maximum(largest.node, square)) : square;
  const rate = lr / (1 - by.power(beta1, step));
  const root = by.power(1 - by.power(beta2, step), 0.5);
  const below = add(divide(sqrt(under), numberLike(root, grad)), numberLike(by.number("eps"), grad));
  one.put(one.param, addcdiv({ x: from, tensor1: mean, tensor2: below, value: -rate }));
}

const moves: Readonly<Record<string, (one: Move, by: Settings) => void>> = { sgd: moveSgd, adam: moveAdam };

/** One step of an optimizer for a group. */
const advance = method("torch_advance", ["how", "group", "pairs"], (args, env, span) => {
  const [group, pairs] = [args.value("group"), args.value("pairs")];
  if (group.kind !== "dict" || pairs.kind !== "list") throw torchError("TypeError", "a group is a dict", span);
  moveAll(group, pairs, moves[args.string("how")]!, env, span);
  return none;
});

const state = method("torch_state", ["pairs", "of"], (args, env) =>
  stateOf(args.value("pairs") as ListValue, args.value("of") as ObjectValue, env),
);

export const optimizerFunctions: readonly BuiltinValue[] = [advance, state];
