/** `time EXPR`: how long it takes, and how much is touched on the way. */
import { showBytes } from "../graph/node.ts";
import { literalsOf, toNode } from "../lang/convert.ts";
import { describe } from "../lang/value.ts";
import type { Work } from "../runtime/plan.ts";
import { workFor } from "../runtime/realize.ts";
import { command } from "./command.ts";
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
    const value = evaluated(args.of, env);
    const built = session.outside.now();
    const node = isTensorValue(value) ? toNode(value, literalsOf(env)) : null;
    const work = node ? workFor([node]).filter((w) => w.by !== "view") : [];
    const bytes = work.reduce((n, w) => n + w.bytesRead + w.bytesWritten, 0);
    if (node) env.host.realize([node]);
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
    if (bytes > 0) facts.push(["moved", `${showBytes(bytes)}, ${perSecond(bytes, done - built)}`]);
    facts.push(["result", describe(value)]);
    yield {
      kind: "facts",
      name: args.of.text,
      facts,
      data: { ms, bytes, work: work.map(({ name, by, elements }) => ({ name, by, elements })) },
    };
  },
});

/** Loops and steps that are listed. */
const shownWork = 8;
const sizesOf = (w: Work): string =>
  `${w.elements} element${w.elements === 1 ? "" : "s"}, ${showBytes(w.bytesRead)} in, ${showBytes(w.bytesWritten)} out`;
const perSecond = (bytes: number, ms: number): string =>
  `${Number((bytes / 1e6 / Math.max(ms, 1e-6)).toPrecision(3))} GB/s`;

const showTime = (ms: number): string =>
  ms >= 1000
    ? `${(ms / 1000).toPrecision(3)} s`
    : ms >= 1
      ? `${ms.toPrecision(3)} ms`
      : `${(ms * 1000).toPrecision(3)} µs`;
