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
import type { Session } from "../session/session.ts";
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
    const { value, ms, computing, work } = metered(args.of, session, env);
    const { bytes } = work;
    session.keepResult(value);
    const facts: [string, string][] = [
      ["time", showTime(ms)],
      ["building", showTime(ms - computing)],
      ["computing", showTime(computing)],
      ...work.listed.map((w): [string, string] => [w.by, `${w.name}, ${sizesOf(w)}`]),
    ];
    if (work.count > shownWork) facts.push(["…", `${work.count - shownWork} more`]);
    if (bytes > 0) facts.push(["moved", showBytes(bytes)]);
    const rate = rateOf(work, computing);
    if (rate !== "") facts.push(["rate", rate]);
    facts.push(["result", describe(value)]);
    yield {
      kind: "facts",
      name: args.of.text,
      facts,
      data: {
        ms,
        computing,
        bytes,
        operations: work.operations,
        work: work.listed.map(({ name, by, elements }) => ({ name, by, elements })),
      },
    };
  },
});

/** What the engine had to do. */
interface Done {
  readonly bytes: number;
  readonly operations: number;
  /** Nothing in it was done step by step without it being known how many operations that takes. */
  readonly known: boolean;
  readonly count: number;
  /** The first ones. */
  readonly listed: readonly Work[];
}
interface Metered {
  readonly value: Value;
  /** What it took, and the part of it in which values were computed: also those that the next step had to be known for. */
  readonly ms: number;
  readonly computing: number;
  readonly work: Done;
}

function metered(arg: ExprArg, session: Session, env: Env): Metered {
  const { now } = session.outside;
  const done = { bytes: 0, operations: 0, known: true, count: 0, listed: [] as Work[] };
  let [computing, looking] = [0, 0];
  session.meter = (nodes, compute) => {
    const asked = now();
    for (const w of workFor(nodes)) {
      if (w.by === "view") continue;
      done.bytes += w.bytesRead + w.bytesWritten;
      done.operations += w.operations;
      done.known &&= w.by !== "reference" || w.operations > 0;
      if (++done.count <= shownWork) done.listed.push(w);
    }
    const begins = now();
    const found = compute(nodes);
    computing += now() - begins;
    looking += begins - asked;
    return found;
  };
  const started = now();
  const value = computed(arg, env);
  const ms = now() - started - looking;
  session.meter = null;
  return { value, ms, computing, work: done };
}

/** The value, with all that it has in it. */
function computed(arg: ExprArg, env: Env): Value {
  const value = asStatement(arg, env);
  env.host.realize(nodesOf(value, env));
  return value;
}

/** The value by what a statement does for it: its loops compute small steps as they go. */
const asStatement = (arg: ExprArg, env: Env): Value => begun(() => evaluated(arg, env));

/** What of a value is left to compute, in lists and the like too. */
const nodesOf = (value: Value, env: Env): readonly Node[] =>
  isTensorValue(value) ? [toNode(value, literalsOf(env))] : pendingIn([value]);

/** Loops and steps that are listed. */
const shownWork = 8;
const sizesOf = (w: Work): string =>
  `${w.elements} element${w.elements === 1 ? "" : "s"}, ${showBytes(w.bytesRead)} in, ${showBytes(w.bytesWritten)} out`;
/** Below, a rate would say more about the way there than about memory. */
const worthRate = 1 << 16;
/** Operations for each byte from which on computing takes the time, not moving. */
const dense = 8;
/** What limits the work, by the time: operations of products and the like, else bytes. Empty where there is little to say. */
function rateOf({ bytes, operations, known }: Done, ms: number): string {
  if (!known) return "";
  const [amount, unit] = operations >= dense * bytes ? [operations, "GFLOP/s"] : [bytes, "GB/s"];
  return amount < worthRate ? "" : `${Number((amount / 1e6 / Math.max(ms, 1e-6)).toPrecision(3))} ${unit}`;
}

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
    "After one run that is not counted, the expressions run in turn, so that what slows the machine down for a moment meets both. The ratio is the first one's median over the second one's. Without n it ends after 100 runs, or after two seconds.",
  params: {
    of: { kind: "expr", doc: "what to compute", shown: "EXPR" },
    other: { kind: "expr", doc: "what to compare it with", lead: "vs", shown: "EXPR", optional: true },
  },
  options: {
    n: {
      kind: "int",
      doc: "how often each is computed; left out: 100 times, or as often as two seconds allow",
      default: null,
      least: 1,
    },
  },
  arrow: false,
  examples: [
    { code: "bench sum(ones([100, 100])) n=10", shows: "" },
    { code: "x = ones([200, 200]); bench x @ x vs x * x n=10", shows: "" },
  ],
  *run({ args, options, session, env }) {
    const { now } = session.outside;
    const entries = [args.of, ...(args.other ? [args.other] : [])].map((arg) => ({
      arg,
      work: metered(arg, session, env).work,
      times: [] as number[],
    }));
    const most = options.n ?? usualRuns;
    let spent = 0;
    for (let done = 0; done < most && (options.n !== null || spent < patience); done++) {
      for (const { arg, times } of entries) {
        const started = now();
        computed(arg, env);
        times.push(now() - started);
        spent += times.at(-1)!;
      }
      session.showProgress({ what: "bench", done: done + 1, total: most, trend: [] });
    }
    yield comparison(entries.map(({ arg, work, times }) => ({ text: arg.text, work, ...spreadOf(times) })));
  },
});

/** Runs that are made where nobody says how many, and milliseconds after which they end. */
const usualRuns = 100;
const patience = 2000;

interface Measured {
  readonly text: string;
  readonly work: Done;
  readonly runs: number;
  readonly median: number;
  readonly fastest: number;
  readonly slowest: number;
}

function spreadOf(times: readonly number[]): Omit<Measured, "text" | "work"> {
  const sorted = times.toSorted((a, b) => a - b);
  return { runs: sorted.length, median: sorted[sorted.length >> 1]!, fastest: sorted[0]!, slowest: sorted.at(-1)! };
}

function comparison(all: readonly Measured[]): Answer {
  const ratio = all.length > 1 ? Number((all[0]!.median / Math.max(all[1]!.median, 1e-6)).toPrecision(3)) : null;
  const rates = all.map((m) => rateOf(m.work, m.median));
  const said = rates.some((rate) => rate !== "");
  const head = ["expression", "median", "fastest", "slowest", "runs"];
  if (said) head.push("rate");
  if (ratio !== null) head.push("ratio");
  return {
    kind: "table",
    name: "bench",
    columns: head.map((name, i) => ({ head: name, align: i === 0 ? "left" : "right" })),
    rows: all.map((m, i) => [
      m.text,
      ...[m.median, m.fastest, m.slowest].map(showTime),
      String(m.runs),
      ...(said ? [rates[i]!] : []),
      ...(ratio === null ? [] : [i === 0 ? String(ratio) : "1"]),
    ]),
    data: {
      expressions: all.map(
        (m): Json => ({
          ...{ expression: m.text, ms: m.median, least: m.fastest, most: m.slowest, runs: m.runs },
          ...{ bytes: m.work.bytes, operations: m.work.operations },
        }),
      ),
      ratio,
    },
  };
}
