/** `time EXPR`: how long it takes, and how much is touched on the way. */
import { bytesOf } from "../core/dtype.ts";
import { sizeOf } from "../core/shape.ts";
import { type Node, showBytes, topological } from "../graph/node.ts";
import { literalsOf, toNode } from "../lang/convert.ts";
import { describe } from "../lang/value.ts";
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
    const steps = node
      ? topological([node], (n) => n.value === null).filter((n) => n.value === null && n.step.kind !== "movement")
      : [];
    const bytes = steps.reduce((n, s) => n + touched(s), 0);
    if (node) env.host.realize([node]);
    const done = session.outside.now();
    session.keepResult(value);
    const ms = done - started;
    const facts: [string, string][] = [
      ["time", showTime(ms)],
      ["building", showTime(built - started)],
      ["computing", showTime(done - built)],
      ["steps", String(steps.length)],
    ];
    if (bytes > 0)
      facts.push([
        "touched",
        `${showBytes(bytes)}, ${Number((bytes / 1e6 / Math.max(done - built, 1e-6)).toPrecision(3))} GB/s`,
      ]);
    facts.push(["result", describe(value)]);
    yield { kind: "facts", name: args.of.text, facts, data: { ms, steps: steps.length, bytes } };
  },
});

/** Bytes that a step reads and writes. */
const touched = (n: Node): number => [n, ...n.inputs].reduce((b, x) => b + sizeOf(x.shape) * bytesOf(x.dtype), 0);

const showTime = (ms: number): string =>
  ms >= 1000
    ? `${(ms / 1000).toPrecision(3)} s`
    : ms >= 1
      ? `${ms.toPrecision(3)} ms`
      : `${(ms * 1000).toPrecision(3)} µs`;
