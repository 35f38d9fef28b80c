/**
 * The steps of torch.optim's optimizers that most programs take: the same arithmetic as PyTorch's own loops, for all
 * parameters of a group in one go. Knows a group's settings and a parameter's state as dicts of the library.
 */
import type { Span } from "../core/errors.ts";
import { power } from "../core/precise.ts";
import { stored } from "../core/stored.ts";
import { type Node, sourceOf } from "../graph/node.ts";
import { method } from "./arguments.ts";
import { writeArray } from "./arrays.ts";
import { setKey, touchList } from "./assign.ts";
import { putAttribute } from "./attribute-writing.ts";
import { numberOf } from "./convert.ts";
import type { Env } from "./env.ts";
import { raisedAs } from "./exceptions.ts";
import { itemsOf } from "./sequences.ts";
import { type Arithmetic, isSmall, onArrays, onNodes } from "./torch-arithmetic.ts";
import { arrayOf, isTensor, plainTwin, tensorObject } from "./torch-tensors.ts";
import { noteWritten } from "./torch-versions.ts";
import { isTrue } from "./truth.ts";
import {
  type BuiltinValue,
  type DictValue,
  dictOf,
  type ListValue,
  none,
  type ObjectValue,
  stringOf,
  type TensorValue,
  tensorOf,
  tupleOf,
  type Value,
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
    at = pairs.items.push(tupleOf([of, dictOf(new Map())])) - 1;
  }
  places.set(of, at);
  return (pairs.items[at] as { readonly items: readonly Value[] }).items[1] as DictValue;
}

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
    const value = power(base, exponent);
    this.powers.push({ base, exponent, value });
    return value;
  }
  numberIn(value: Value): number {
    if (value.kind === "float") return value.value;
    if (value.kind === "int" || value.kind === "bool") return Number(value.value);
    return this.numberAt(arrayOf(value, this.env, this.span).node);
  }
  numberAt(node: Node): number {
    return plainNumber(numberOf(this.env.host.realize([node])[0]!));
  }
}

/** A parameter that moves: its elements, its gradient, what is known of it, and the arrays that get other elements. */
class Move<T> {
  readonly on: Arithmetic<T>;
  readonly by: Settings;
  readonly now: T;
  readonly grad: T;
  readonly writes: [TensorValue, Node][] = [];
  private readonly param: TensorValue;
  private readonly state: DictValue;
  constructor(on: Arithmetic<T>, param: TensorValue, grad: Node, state: DictValue, by: Settings) {
    this.on = on;
    this.by = by;
    this.param = param;
    this.state = state;
    // Nothing leads back from here.
    this.now = on.read(plainTwin(param.node, by.env));
    this.grad = by.flag("maximize") ? on.negative(on.read(grad)) : on.read(grad);
  }
  /** Something that is kept for it, as an array; null before it is. */
  kept(name: string): TensorValue | null {
    const found = this.state.entries.get(`s${name}`)?.value;
    return found && isTensor(found) ? arrayOf(found, this.by.env, this.by.span) : null;
  }
  keep(name: string, node: Node): TensorValue {
    const array = tensorOf(node, true);
    setKey(this.state, stringOf(name), tensorObject(array, none, this.by.env), this.by.env);
    return array;
  }
  /** The elements of what is kept: zeros at first. */
  read(name: string): T {
    const held = this.kept(name);
    return held ? this.on.read(held.node) : this.on.zeros(this.now);
  }
  write(name: string, elements: T): T {
    const node = this.on.node(elements, this.param.node);
    const held = this.kept(name);
    if (held) this.writes.push([held, node]);
    else this.keep(name, node);
    return elements;
  }
  move(elements: T): void {
    this.writes.push([this.param, this.on.node(elements, this.param.node)]);
  }
  /** One more step was taken: how many there are now. */
  count(): number {
    const held = this.kept("step") ?? this.keep("step", countNode(0));
    const count = this.by.numberAt(held.node) + 1;
    this.writes.push([held, countNode(count)]);
    return count;
  }
}
const countNode = (n: number): Node => sourceOf(stored("float32", [], Float32Array.of(n)));

/** Moves every parameter of the group that has a gradient. */
function moveAll(group: DictValue, pairs: ListValue, move: <T>(one: Move<T>) => void, env: Env, span: Span): void {
  const by = new Settings(group, env, span);
  const writes: [TensorValue, Node][] = [];
  for (const param of itemsOf(by.value("params"), env)) {
    const given = param.kind === "object" ? param.attributes.get("_grad") : undefined;
    if (param.kind !== "object" || given?.kind !== "object") continue;
    const array = arrayOf(param, env, span);
    const grad = plainTwin(arrayOf(given, env, span).node, env);
    const state = stateOf(pairs, param, env);
    const moved = <T>(on: Arithmetic<T>): readonly [TensorValue, Node][] => {
      const one = new Move(on, array, grad, state, by);
      move(one);
      return one.writes;
    };
    const small = isSmall(array.node) && array.node.dtype === grad.dtype;
    if (small && (grad.value === null || array.node.value === null)) env.host.realize([grad, array.node]);
    writes.push(...(small ? moved(onArrays) : moved(onNodes)));
  }
  const open = writes.map(([, node]) => node).filter((n) => n.value === null);
  if (open.length > 0) env.host.realize(open);
  for (const [array, node] of writes) {
    writeArray(array, node, env);
    noteWritten(array);
  }
}

function decayed<T>({ on, by, grad, now }: Move<T>): T {
  const decay = by.number("weight_decay");
  return decay === 0 ? grad : on.addScaled(grad, now, decay);
}

function moveSgd<T>(one: Move<T>): void {
  const { on, by, now } = one;
  const momentum = by.number("momentum");
  let step = decayed(one);
  if (momentum !== 0) {
    const begun = one.kept("momentum_buffer") !== null;
    const buffer = begun
      ? on.addScaled(on.scale(one.read("momentum_buffer"), momentum), step, 1 - by.number("dampening"))
      : step;
    one.write("momentum_buffer", buffer);
    step = by.flag("nesterov") ? on.addScaled(step, buffer, momentum) : buffer;
  }
  one.move(on.addScaled(now, step, -by.number("lr")));
}

/** Adam and AdamW. */
function moveAdam<T>(one: Move<T>): void {
  const { on, by } = one;
  const [beta1, beta2] = itemsOf(by.value("betas"), by.env).map((v) => by.numberIn(v)) as [number, number];
  const [lr, decay] = [by.number("lr"), by.number("weight_decay")];
  const step = one.count();
  const apart = decay !== 0 && by.flag("decoupled_weight_decay");
  const grad = apart ? one.grad : decayed(one);
  const from = apart ? on.scale(one.now, 1 - lr * decay) : one.now;
  const mean = one.write("exp_avg", on.lerp(one.read("exp_avg"), grad, 1 - beta1));
  const shrunk = on.scale(one.read("exp_avg_sq"), beta2);
  const squares = one.write("exp_avg_sq", on.addProduct(shrunk, grad, grad, 1 - beta2));
  const under = by.flag("amsgrad")
    ? one.write("max_exp_avg_sq", on.maximum(one.read("max_exp_avg_sq"), squares))
    : squares;
  const rate = lr / (1 - by.power(beta1, step));
  const root = Math.sqrt(1 - by.power(beta2, step));
  const below = on.shift(on.divideBy(on.sqrt(under), root), by.number("eps"));
  one.move(on.addQuotient(from, mean, below, -rate));
}

const moves = { sgd: moveSgd, adam: moveAdam } as const;

/** One step of an optimizer for a group. */
const advance = method("torch_advance", ["how", "group", "pairs"], (args, env, span) => {
  const [group, pairs] = [args.value("group"), args.value("pairs")];
  if (group.kind !== "dict" || pairs.kind !== "list") throw raisedAs("TypeError", "a group is a dict", span);
  moveAll(group, pairs, moves[args.string("how") as keyof typeof moves], env, span);
  return none;
});

const state = method("torch_state", ["pairs", "of"], (args, env) =>
  stateOf(args.value("pairs") as ListValue, args.value("of") as ObjectValue, env),
);

/** No gradient for any of the parameters. */
const forget = method("torch_forget", ["parameters"], (args, env) => {
  for (const p of itemsOf(args.value("parameters"), env))
    if (p.kind === "object" && p.attributes.get("_grad")?.kind !== "none") putAttribute(p, "_grad", none, env);
  return none;
});

export const optimizerFunctions: readonly BuiltinValue[] = [advance, state, forget];
