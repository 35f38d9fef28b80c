/** Why a gradient is zero: the steps at which something comes in from the loss and nothing goes on. */
import { backward, type Edge } from "../autodiff/gradient.ts";
import { dependents } from "../autodiff/reach.ts";
import { type Reason, reason } from "../core/reasons.ts";
import type { Stored } from "../core/stored.ts";
import type { Node } from "../graph/node.ts";
import { stepName } from "../graph/structure.ts";
import type { DifferentiatedBy } from "../lang/env.ts";
import { realize } from "../runtime/realize.ts";
import { stepText } from "./step-text.ts";
import { type Inquiry, numbersIn, numberText, shareText, stepCalled, targetIn } from "./why-inquiry.ts";

interface Flow extends Edge {
  /** In how many places something came in and nothing went on; of those where something came in. */
  readonly lost: number;
  readonly from: number;
  readonly came: Stored;
  readonly went: Stored;
}

const mostReasons = 2;

/** Reasons for a gradient that is zero everywhere (or, with `partly`, in places). */
export function reasonsOfZero(asked: Inquiry, by: DifferentiatedBy, partly: boolean): readonly Reason[] {
  const flows = flowsTo(asked, by);
  const dead = flows.filter((f) => f.from > 0 && (partly ? f.lost > 0 : f.lost === f.from));
  const lossy = dead.length > 0 ? dead : flows.filter((f) => f.lost > 0);
  const found = lossy.map((f) => reasonOf(f, asked));
  const unique = found.filter((r, i) => found.findIndex((o) => o.says === r.says) === i);
  if (unique.length > 0) return unique.slice(0, mostReasons);
  return flows.some((f) => f.from > 0) ? [reason("zero/cancel", { input: by.name })] : [];
}

function flowsTo({ of, within }: Inquiry, by: DifferentiatedBy): readonly Flow[] {
  const target = targetIn(by);
  const onTheWay = dependents(of, target);
  const edges: Edge[] = [];
  backward(of, [target], { within, look: (e) => onTheWay.has(e.input) && edges.push(e) });
  const passing = edges.flatMap((e) => (e.flow ? [{ ...e, flow: e.flow }] : []));
  const values = realize(passing.flatMap((e) => [e.dy, e.flow, e.node, ...e.node.inputs]));
  let at = 0;
  return passing.map((e) => {
    const [came, went] = [values[at]!, values[at + 1]!];
    at += 3 + e.node.inputs.length;
    return { ...e, came, went, ...lossOf(came, went) };
  });
}

function lossOf(came: Stored, went: Stored): { lost: number; from: number } {
  const [a, b] = [numbersIn(came), numbersIn(went)];
  const counted = (numbers: ArrayLike<number>): number => Array.from(numbers).filter((x) => x !== 0).length;
  if (a.length !== b.length) {
    const [from, on] = [counted(a), counted(b)];
    return on === 0 ? { from, lost: from } : { from, lost: b.length > a.length ? b.length - on : 0 };
  }
  let [lost, from] = [0, 0];
  for (let i = 0; i < a.length; i++) {
    if (a[i] === 0) continue;
    from++;
    if (b[i] === 0) lost++;
  }
  return { lost, from };
}

const flatBelow = ["relu", "relu6", "bounded_relu"];
const saturating = ["sigmoid", "tanh", "softplus", "exp", "erf", "log_sigmoid", "gelu", "softsign", "arctan"];
const bottoms = ["square", "abs", "pow"];
/** A flow that goes from a number this small to 0 was rounded away. */
const tiny = 1e-30;

function reasonOf(f: Flow, asked: Inquiry): Reason {
  const { node, input, place } = f;
  const called = stepName(node.step);
  const facts = { step: stepText(node, asked.nameOf), input: stepCalled(input, asked) };
  const where = shareText(f.lost, f.went.layout.shape.length >= f.came.layout.shape.length ? input.shape : node.shape);
  if (flatBelow.includes(called)) return reason("zero/relu", { ...facts, where });
  if (called === "maximum" || called === "minimum" || called === "max" || called === "min")
    return reason("zero/loses", { ...facts, where });
  if (called === "where") return reason("zero/selected", { ...facts, where });
  if (node.step.kind === "gather" || (node.step.kind === "movement" && node.step.move.kind === "slice"))
    return reason("zero/unread", { ...facts, where });
  if (saturating.includes(called)) return reason("zero/saturated", { ...facts, at: rangeText(f), where: facts.input });
  if (otherIsZero(node, place)) return reason("zero/times", { ...facts, where });
  if (bottoms.includes(called) && isZeroThere(f)) return reason("zero/bottom", { ...facts, where });
  const largest = Array.from(numbersIn(f.came)).reduce((m, x) => Math.max(m, Math.abs(x)), 0);
  if (largest < tiny) return reason("zero/tiny", { step: facts.step, dtype: node.dtype });
  return reason("zero/flat", { ...facts, where });
}

/** The numbers of the input where the flow was lost: one, or the range of them. */
function rangeText({ input, came, went }: Flow): string {
  const [x, a, b] = [numbersIn(input.value!), numbersIn(came), numbersIn(went)];
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < x.length; i++) {
    if (a[i] === 0 || b[i] !== 0) continue;
    [low, high] = [Math.min(low, x[i]!), Math.max(high, x[i]!)];
  }
  const [from, to] = [numberText(low, input.dtype), numberText(high, input.dtype)];
  return from === to ? from : `${from} … ${to}`;
}

function isZeroThere({ input, came, went }: Flow): boolean {
  const [x, a, b] = [numbersIn(input.value!), numbersIn(came), numbersIn(went)];
  return Array.from(x).every((v, i) => a[i] === 0 || b[i] !== 0 || v === 0);
}

/** A product in which everything but this factor is 0. */
function otherIsZero(node: Node, place: number): boolean {
  if (node.inputs.length !== 2) return false;
  if (stepName(node.step) !== "multiply" && node.step.kind !== "contraction") return false;
  const other = node.inputs[1 - place]!;
  return other !== node.inputs[place] && Array.from(numbersIn(other.value!)).every((x) => x === 0);
}
