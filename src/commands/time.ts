/** `time EXPR`: how long it takes, and how much is touched on the way. `bench EXPR`: the same, many times. */
import type { Answer, Json } from "../core/answer.ts";
import { showBytes } from "../core/quantities.ts";
import type { Node } from "../graph/node.ts";
import { literalsOf, toNode } from "../lang/convert.ts";
import type { Env } from "../lang/env.ts";
import { describe, type Value } from "../lang/value.ts";
import type { Work } from "../runtime/plan.ts";
import { begun, workFor } from "../runtime/realize.ts";
import { pendingIn } from "../session/pending.ts";
import { command, type ExprArg } from "./command.ts";
import { evaluated, isTensorValue } from "./values.ts";

export const time = command({
  name: "time",
  summary: "Compute an expression and say how long it took.",
  params: { of: { kind: "expr", doc: "what to compute", shown: "EXPR" } },
  options: {},
  arrow: false,
  examples: [{ code: "time sum(ones([100, 100]))", shows: "" }],
  *run({ args, session, env }) {
    const started = session.outside.now();
    const value = asStatement(args.of, env);
    const built = session.outside.now();
    const nodes = nodesOf(value, env);
    const work = workOf(nodes);
    const bytes = bytesMoved(work);
    env.host.realize(nodes);
    const done = session.outside.now();
    session.keepResult(value);
    const ms = done - started;
    const facts: [string, string][] = [
      ["time", showTime(ms)],
      ["building", showTime(built - started)],
      ["computing", showTime(done - built)],
      ...work.slice(0, shownWork).map((w): [string, string] => [w.by, `${w.name}, ${sizesOf(w)}`]),
    ];
    if (work.length > shownWork) facts.push(["…", `${work.length - shownWork} more`]);
    if (bytes > 0) facts.push(["moved", [showBytes(bytes), perSecond(bytes, done - built)].filter(Boolean).join(", ")]);
    facts.push(["result", describe(value)]);
    yield {
      kind: "facts",
      name: args.of.text,
      facts,
      data: { ms, bytes, work: work.map(({ name, by, elements }) => ({ name, by, elements })) },
    };
  },
});

/** The value by what a statement does for it: its loops compute small steps as they go. */
const asStatement = (arg: ExprArg, env: Env): Value => begun(() => evaluated(arg, env));

/** What of a value is left to compute, in lists and the like too. */
const nodesOf = (value: Value, env: Env): readonly Node[] =>
  isTensorValue(value) ? [toNode(value, literalsOf(env))] : pendingIn(new Set([value]));
const workOf = (nodes: readonly Node[]): readonly Work[] => workFor(nodes).filter((w) => w.by !== "view");
const bytesMoved = (work: readonly Work[]): number => work.reduce((n, w) => n + w.bytesRead + w.bytesWritten, 0);

/** Loops and steps that are listed. */
const shownWork = 8;
const sizesOf = (w: Work): string =>
  `${w.elements} element${w.elements === 1 ? "" : "s"}, ${showBytes(w.bytesRead)} in, ${showBytes(w.bytesWritten)} out`;
/** Below, a rate would say more about the way there than about memory. */
const worthRate = 1 << 16;
/** Empty where next to nothing moved. */
const perSecond = (bytes: number, ms: number): string =>
  bytes < worthRate ? "" : `${Number((bytes / 1e6 / Math.max(ms, 1e-6)).toPrecision(3))} GB/s`;

const showTime = (ms: number): string =>
  ms >= 1000
    ? `${(ms / 1000).toPrecision(3)} s`
    : ms >= 1
      ? `${ms.toPrecision(3)} ms`
      : `${(ms * 1000).toPrecision(3)} µs`;

export const bench = command({
  name: "bench",
  summary: "Compute an expression many times, or two in turn, and say how long each took.",
  about:
    "After one run that is not counted, the expressions run in turn, so that what slows the machine down for a moment meets both. The ratio is the first one's median over the second one's.",
  params: {
    of: { kind: "expr", doc: "what to compute", shown: "EXPR" },
    other: { kind: "expr", doc: "what to compare it with", lead: "vs", shown: "EXPR", optional: true },
  },
  options: { n: { kind: "int", doc: "how often each is computed", default: 100, least: 1 } },
  arrow: false,
  examples: [
    { code: "bench sum(ones([100, 100])) n=10", shows: "" },
    { code: "x = ones([200, 200]); bench x @ x vs x * x n=10", shows: "" },
  ],
  *run({ args, options, session, env }) {
    const now = session.outside.now;
    const entries = [args.of, ...(args.other ? [args.other] : [])].map((arg) => ({
      arg,
      bytes: compute(arg, env),
      times: [] as number[],
    }));
    for (let i = 0; i < options.n; i++) {
      for (const { arg, times } of entries) {
        const started = now();
        compute(arg, env);
        times.push(now() - started);
      }
    }
    yield comparison(entries.map(({ arg, bytes, times }) => ({ text: arg.text, bytes, ...spreadOf(times) })));
  },
});

interface Measured {
  readonly text: string;
  readonly bytes: number;
  readonly median: number;
  readonly fastest: number;
  readonly slowest: number;
}

/** Computes the expression, and gives the bytes that moved for it. */
function compute(arg: ExprArg, env: Env): number {
  const nodes = nodesOf(asStatement(arg, env), env);
  const bytes = bytesMoved(workOf(nodes));
  env.host.realize(nodes);
  return bytes;
}

function spreadOf(times: readonly number[]): Pick<Measured, "median" | "fastest" | "slowest"> {
  const sorted = times.toSorted((a, b) => a - b);
  return { median: sorted[sorted.length >> 1]!, fastest: sorted[0]!, slowest: sorted.at(-1)! };
}

function comparison(all: readonly Measured[]): Answer {
  const ratio = all.length > 1 ? Number((all[0]!.median / Math.max(all[1]!.median, 1e-6)).toPrecision(3)) : null;
  const head = ["expression", "median", "fastest", "slowest", "moved", ...(ratio === null ? [] : ["ratio"])];
  return {
    kind: "table",
    name: "bench",
    columns: head.map((name, i) => ({ head: name, align: i === 0 ? "left" : "right" })),
    rows: all.map((m, i) => [
      m.text,
      ...[m.median, m.fastest, m.slowest].map(showTime),
      perSecond(m.bytes, m.median),
      ...(ratio === null ? [] : [i === 0 ? String(ratio) : "1"]),
    ]),
    data: {
      expressions: all.map(
        (m): Json => ({ expression: m.text, ms: m.median, least: m.fastest, most: m.slowest, bytes: m.bytes }),
      ),
      ratio,
    },
  };
}
