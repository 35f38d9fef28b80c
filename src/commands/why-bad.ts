/** Where a value or a gradient that is not finite comes from: the first step, forward or backward, with its numbers. */
import { backward, type Edge } from "../autodiff/gradient.ts";
import type { DType } from "../core/dtype.ts";
import { type Reason, reason } from "../core/reasons.ts";
import { sameShape } from "../core/shape.ts";
import type { Stored } from "../core/stored.ts";
import { type Node, topological, watch } from "../graph/node.ts";
import { stepName } from "../graph/structure.ts";
import type { DifferentiatedBy } from "../lang/env.ts";
import { realize } from "../runtime/realize.ts";
import { type NameOf, operandText, stepText } from "./step-text.ts";
import { atPlace, firstBad, type Inquiry, isBad, numbersIn, numberText, stepCalled, targetIn } from "./why-inquiry.ts";

/** The first step of a value that is not finite, and what it says. */
export interface Origin {
  readonly node: Node;
  /** It is a value that was there before: a name, say. */
  readonly given: boolean;
  readonly reasons: readonly Reason[];
}

/** Where the value of `of` stops being finite; null where it does not. */
export function originOf(of: Node, nameOf: NameOf): Origin | null {
  const nodes = topological([of]);
  // What is computed only now shall still know its inputs afterwards.
  for (const n of nodes) if (n.value === null) watch(n);
  const values = realize(nodes);
  const places = new Map(nodes.map((n, i) => [n, firstBad(values[i]!)]));
  if (places.get(of)! < 0) return null;
  const node = nodes.find((n) => places.get(n)! >= 0 && leadsTo(of, n, places))!;
  const at = places.get(node)!;
  const given = node.inputs.length === 0;
  if (given) {
    const name = nameOf(node);
    const value = valueAt(node, at);
    const said =
      name === undefined ? reason("bad/written", { value }) : reason("bad/data", { name, value, at: placed(node, at) });
    return { node, given, reasons: [said] };
  }
  const reasons = [firstReason(node, at, nameOf)];
  const isNaNAt = (n: Node): boolean => Number.isNaN(numbersIn(n.value!)[places.get(n)!]);
  const later = isNaNAt(node) ? undefined : nodes.find((n) => n !== node && places.get(n)! >= 0 && isNaNAt(n));
  if (later)
    reasons.push(
      reason("bad/then", { step: stepText(later, nameOf), shown: shownAt(later, places.get(later)!, nameOf) }),
    );
  return { node, given, reasons };
}

/** The result is not finite because of this step: all between the two are not finite either. */
function leadsTo(of: Node, from: Node, places: ReadonlyMap<Node, number>): boolean {
  const seen = new Set<Node>([of]);
  for (const n of seen) for (const x of n.inputs) if (places.get(x)! >= 0) seen.add(x);
  return seen.has(from);
}

const placed = (node: Node, at: number): string => atPlace(node.shape, at).replace(/^ at /, "") || "its one place";
const valueAt = (node: Node, at: number): string => numberText(numbersIn(node.value!)[at]!, node.dtype);

/** `log(0.0) = -inf at [2]`: the numbers of one element, where each input has one; else what came out. */
export function shownAt(node: Node, at: number, nameOf: NameOf): string {
  const out = `${valueAt(node, at)}${atPlace(node.shape, at)}`;
  const elementwise = node.step.kind === "elementwise" && node.inputs.every((x) => sameShape(x.shape, node.shape));
  if (!elementwise) return `${stepText(node, nameOf)} = ${out}`;
  const numbers = node.inputs.map((x) => valueAt(x, at));
  const texts = new Map(node.inputs.map((x, i) => [x, numbers[i]!]));
  return `${stepText(node, (n) => (n === node ? undefined : texts.get(n)))} = ${out}`;
}

/** Functions whose infinities are poles, not numbers that grew too large. */
const poles = ["divide", "log", "log1p", "log2", "log10", "reciprocal", "rsqrt", "lgamma", "digamma", "arctanh", "tan"];
const limits: Partial<Record<DType, string>> = { float32: "3.4e38", float64: "1.8e308" };

function firstReason(node: Node, at: number, nameOf: NameOf): Reason {
  const facts = { step: stepText(node, nameOf), shown: shownAt(node, at, nameOf) };
  const called = stepName(node.step);
  const value = numbersIn(node.value!)[at]!;
  const poleOfPower = called === "pow" && numbersIn(node.inputs[0]!.value!)[at] === 0;
  if (!Number.isNaN(value) && !poles.includes(called) && !poleOfPower)
    return reason("bad/overflow", { ...facts, dtype: node.dtype, limit: limits[node.dtype] ?? "its range" });
  return reason("bad/step", facts, poleOfPower ? curesOfPole(node, at, nameOf) : cures(node, nameOf));
}

/** A negative power of 0 stays finite a little beside it, if that is not too large for the dtype either. */
function curesOfPole(node: Node, at: number, nameOf: NameOf): readonly string[] {
  const [base, exponent] = node.inputs as readonly [Node, Node];
  const beside = 1e-7 ** numbersIn(exponent.value!)[at]!;
  if (!(beside < Number(limits[node.dtype] ?? 0))) return [];
  return [`(${stepText(base, nameOf)} + 1e-7) ** ${operandText(exponent, nameOf, "**")} stays finite`];
}

/** What keeps a step finite. */
function cures(node: Node, nameOf: NameOf): readonly string[] {
  const [a, b] = node.inputs.map((x) => nameOf(x) ?? stepText(x, nameOf));
  switch (stepName(node.step)) {
    case "log":
    case "log2":
    case "log10":
      return [`${stepName(node.step)}(maximum(${a}, 1e-7)) stays finite`];
    case "sqrt":
    case "rsqrt":
      return [`${stepName(node.step)}(maximum(${a}, 1e-12)) stays finite`];
    case "divide":
      return /^[\d.]+$/.test(b!)
        ? []
        : [
            `divide_no_nan(${a}, ${b}) gives 0 where ${b} is 0`,
            `${operandText(node.inputs[0]!, nameOf, "/")} / (${b} + 1e-7) stays finite`,
          ];
    case "pow":
      return [
        `maximum(${a}, 0) ** ${operandText(node.inputs[1]!, nameOf, "**")}: a fraction of a power needs a base that is not negative`,
      ];
    default:
      return [];
  }
}

/** Why what flows back to a target is not finite although the result is. */
export function reasonsOfBadFlow(asked: Inquiry, by: DifferentiatedBy): readonly Reason[] {
  const { of, within } = asked;
  const edges: (Edge & { readonly flow: Node })[] = [];
  backward(of, [targetIn(by)], { within, look: ({ flow, ...e }) => flow && edges.push({ ...e, flow }) });
  const values = realize(edges.flatMap((e) => [e.dy, e.flow, e.node, ...e.node.inputs]));
  let at = 0;
  for (const e of edges) {
    const [came, went] = [values[at]!, values[at + 1]!];
    at += 3 + e.node.inputs.length;
    const bad = firstBad(went);
    if (bad >= 0 && firstBad(came) < 0) return [flowReason(e, came, went, bad, asked)];
  }
  return [];
}

function flowReason(e: Edge, came: Stored, went: Stored, at: number, asked: Inquiry): Reason {
  const { node, input } = e;
  const step = stepText(node, asked.nameOf);
  const called = stepCalled(input, asked);
  const same = sameShape(node.shape, input.shape);
  const dy = same ? numbersIn(came)[at]! : Number.NaN;
  const x = numberText(numbersIn(input.value!)[at]!, input.dtype);
  if (dy === 0) {
    const harmless = (n: Node): string | undefined => (n === input ? `where(c, ${called}, 1.0)` : asked.nameOf(n));
    const safe = stepText(node, harmless);
    const slope = Number.isNaN(numbersIn(node.value!)[at]) ? "NaN" : "inf";
    return reason("back/dead", { step, where: placeWords(input, at), slope, safe });
  }
  const grew = numbersIn(went)[at] !== undefined && Math.abs(dy) > 1e30;
  if (grew) return reason("back/overflow", { step, dtype: node.dtype });
  return reason("back/slope", { step, input: called, at: x }, smoothed(e, called, asked.nameOf));
}

/** The step a little beside the place where it has no slope. */
function smoothed({ node, input }: Edge, called: string, nameOf: NameOf): readonly string[] {
  const name = stepName(node.step);
  if (["sqrt", "log", "rsqrt"].includes(name)) return [`${name}(${called} + 1e-12) has a slope there`];
  if (name !== "pow" || input !== node.inputs[0]) return [];
  return [`(${called} + 1e-12) ** ${operandText(node.inputs[1]!, nameOf, "**")} has a slope there`];
}

const placeWords = (node: Node, at: number): string => (node.shape.length === 0 ? "here" : `at ${placed(node, at)}`);

export const anyBad = (s: Stored): boolean => firstBad(s) >= 0;
export const badWord = (s: Stored): string => {
  const numbers = Array.from(numbersIn(s));
  const count = numbers.filter(isBad).length;
  const word = numbers.some((x) => Number.isNaN(x)) ? "NaN" : "infinite";
  return numbers.length === 1 || count === numbers.length ? word : `${word} in ${count} of ${numbers.length} places`;
};
