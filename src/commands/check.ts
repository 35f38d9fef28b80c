/** `check EXPR`: how far its numbers and its gradients can be trusted. */

import { backward } from "../autodiff/gradient.ts";
import type { Cancellation, CheckAnswer, CheckedGradient, CheckedNumber } from "../core/answer.ts";
import { isFloat } from "../core/dtype.ts";
import { scalarText } from "../core/element-text.ts";
import { sameShape, sizeOf } from "../core/shape.ts";
import { denseData, type Stored } from "../core/stored.ts";
import { type Node, topological, watch } from "../graph/node.ts";
import { stepName } from "../graph/structure.ts";
import { NotKnownYet } from "../lang/env.ts";
import { failAt } from "../lang/fail.ts";
import { realize } from "../runtime/realize.ts";
import { withDoubles } from "./check-double.ts";
import { type Compared, compareGradients } from "./check-gradients.ts";
import { type Call, type CommandParam, command } from "./command.ts";
import { type NameOf, stepText } from "./step-text.ts";
import { atParam, type Differentiation, differentiate, type NamedTarget, wrtParam } from "./targets.ts";
import { namesOver, placeText } from "./why-inquiry.ts";

const params = {
  of: { kind: "expr", doc: "an expression", shown: "EXPR" },
  wrt: { ...wrtParam, doc: "what its gradients are taken by; left out: every Variable that takes part" },
  at: atParam,
} as const satisfies Record<string, CommandParam>;

/** Milliseconds for differences. */
const patience = 3000;

export const check = command({
  name: "check",
  summary: "Hold an expression against float64, and its gradients against differences of its values.",
  about: [
    "The expression is computed a second time in float64: digits that the two do not share stand in brackets. Steps in which nearly equal numbers cancel are named.",
    "Gradients are compared with differences over a small distance, in float64; a kink is where the two sides of a point have different slopes. Of an expression with several values it is the sum that is differentiated.",
  ].join("\n"),
  params,
  options: {},
  arrow: false,
  examples: [
    { code: "check (1 - cos(x)) / x**2 at x=0.001", shows: "" },
    { code: "var w = [1.0, 0.0]; check sum(abs(w))", shows: "" },
  ],
  *run(call: Call<typeof params>) {
    const { args, session, env } = call;
    const single = differentiate(session, env, args.of, args.wrt, args.at);
    if (!isFloat(single.of.dtype))
      throw failAt("grad/float", { dtype: single.of.dtype }, args.of.span, single.of.dtype);
    if (session.previewing) throw new NotKnownYet([single.of]);
    const exprs = [args.of.expr, ...(args.wrt ?? []).map((a) => a.expr)];
    const double = withDoubles(session, exprs, () => differentiate(session, env, args.of, args.wrt, args.at));
    const deadline = session.outside.now() + patience;
    const compared = compareGradients(
      double.of,
      double.targets.map((t) => t.target),
      () => session.outside.now() <= deadline,
    );
    yield answerFor(args.of.text, single, double, compared, namesFor(call, double));
  },
});

/** Names of the nodes of the second computation. */
function namesFor({ session }: Call<typeof params>, { targets }: Differentiation): NameOf {
  const own = new Map(targets.flatMap((t) => ("node" in t.target ? [[t.target.node, t.name] as const] : [])));
  const variables = new Map(
    targets.flatMap((t) => ("variable" in t.target ? [[t.target.variable, t.name] as const] : [])),
  );
  return namesOver(
    session,
    (n) => own.get(n),
    (v) => variables.get(v) ?? v.label,
  );
}

function answerFor(
  of: string,
  single: Differentiation,
  double: Differentiation,
  compared: readonly (readonly Compared[] | null)[],
  nameOf: NameOf,
): CheckAnswer {
  const cancellations = cancellationsIn(double.of, nameOf);
  const [own, exact] = realize([single.of, double.of]) as readonly [Stored, Stored];
  const { gradients } = backward(
    single.of,
    single.targets.map((t) => t.target),
  );
  return {
    kind: "check",
    of,
    dtype: single.of.dtype,
    shape: single.of.shape,
    values: single.of.dtype === "float64" ? [] : worstNumbers(own, exact),
    gradients: double.targets.map((t, i) => gradientRow(t, gradients[i] ?? null, compared[i] ?? null)),
    cancellations,
  };
}

const fullDigits = 7;
/** Elements that are shown. */
const shownNumbers = 5;

/** How many digits of a float32 are those of the exact value. */
function digitsOf(own: number, exact: number): number {
  if (Object.is(own, exact) || own === exact) return fullDigits;
  const off = Math.abs(own - exact) / Math.abs(exact);
  if (!Number.isFinite(off)) return 0;
  return Math.max(0, Math.min(fullDigits, Math.floor(-Math.log10(2 * off))));
}

function numberOf(place: string, own: number, exact: number, dtype: Stored["dtype"]): CheckedNumber {
  return { place, text: scalarText(dtype, own), digits: digitsOf(own, exact), exact };
}

function worstNumbers(own: Stored, exact: Stored): readonly CheckedNumber[] {
  const [a, b] = [denseData(own) as Float32Array, denseData(exact) as Float64Array];
  const order = Array.from(a, (_, i) => i).sort((i, j) => digitsOf(a[i]!, b[i]!) - digitsOf(a[j]!, b[j]!) || i - j);
  const { shape } = own.layout;
  return order.slice(0, shownNumbers).map((i) => numberOf(placeText(shape, i), a[i]!, b[i]!, own.dtype));
}

function gradientRow(
  { name, node }: NamedTarget,
  gradient: Node | null,
  compared: readonly Compared[] | null,
): CheckedGradient {
  const all = sizeOf(node.shape);
  const none = { name, shape: node.shape, worst: null, differences: null, apart: null, checked: 0, all };
  if (!compared || !gradient) return { ...none, verdict: "none" };
  const rank = { differs: 2, kink: 1, agrees: 0 } as const;
  const numbers = denseData(realize([gradient])[0]!) as Float32Array;
  const held = (c: Compared): number => digitsOf(numbers[c.place]!, c.gradient);
  const order = (a: Compared, b: Compared): number =>
    rank[b.verdict] - rank[a.verdict] || held(a) - held(b) || b.apart - a.apart;
  const [worst] = [...compared].sort(order);
  if (!worst) return { ...none, verdict: "agrees" };
  const own = numbers[worst.place]!;
  const number = numberOf(placeText(node.shape, worst.place), own, worst.gradient, gradient.dtype);
  const { differences, apart, verdict } = worst;
  return { ...none, verdict, worst: number, differences, apart, checked: compared.length };
}

/** Digits that have to cancel before it is said. */
const worthSaying = 2;
const shownSteps = 3;

/** Sums and differences that are much smaller than what they are made of. */
function cancellationsIn(of: Node, nameOf: NameOf): readonly Cancellation[] {
  const nodes = topological([of]);
  for (const n of nodes) if (n.value === null) watch(n);
  realize(nodes);
  const found = nodes.flatMap((n) => {
    const worst = cancellationAt(n);
    return worst && worst.lost >= worthSaying ? [{ ...worst, step: stepText(n, nameOf) }] : [];
  });
  return found.sort((a, b) => b.lost - a.lost).slice(0, shownSteps);
}

function cancellationAt(n: Node): Omit<Cancellation, "step"> | null {
  const called = stepName(n.step);
  if (!isFloat(n.dtype)) return null;
  // Of a source there is nothing left to look at.
  if (n.inputs.length === 0) return null;
  if (n.step.kind === "reduction" && called === "sum" && sizeOf(n.shape) === 1) {
    const x = Array.from(denseData(n.inputs[0]!.value!) as Float64Array);
    const [total, size] = [x.reduce((s, v) => s + v, 0), x.reduce((s, v) => s + Math.abs(v), 0)];
    return lostBy(size, total, () => `sum(abs) = ${brief(size)}, sum = ${brief(total)}`);
  }
  if (called !== "add" && called !== "subtract") return null;
  const [a, b] = n.inputs as readonly [Node, Node];
  if (!sameShape(a.shape, n.shape) || !sameShape(b.shape, n.shape)) return null;
  const [x, y, out] = [a, b, n].map((m) => denseData(m.value!) as Float64Array) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  let worst: Omit<Cancellation, "step"> | null = null;
  const sign = called === "add" ? "+" : "-";
  out.forEach((z, i) => {
    const found = lostBy(
      Math.abs(x[i]!) + Math.abs(y[i]!),
      z,
      () => `${precise(x[i]!)} ${sign} ${precise(y[i]!)} = ${precise(z)}`,
    );
    if (found && (!worst || found.lost > worst.lost)) worst = found;
  });
  return worst;
}

/** Nothing is said of exact zeros: x - x is what it is. */
function lostBy(size: number, total: number, shown: () => string): Omit<Cancellation, "step"> | null {
  if (total === 0 || !Number.isFinite(size)) return null;
  const lost = Math.floor(Math.log10(size / Math.abs(total)));
  return lost >= worthSaying ? { lost, shown: shown() } : null;
}
const brief = (x: number): string => String(Number(x.toPrecision(3)));
const precise = (x: number): string => String(Number(x.toPrecision(12)));
