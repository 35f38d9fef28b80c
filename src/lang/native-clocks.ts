/**
 * Clocks and pauses, as the library's Python asks for them. Before a program reads a clock, what it has written so far is
 * computed: it takes the time where it stands. Found only in the library, as `_tensh`.
 */
import { method } from "./arguments.ts";
import { literalsOf, plainOf, toNode } from "./convert.ts";
import type { Env } from "./env.ts";
import { floatOf, intOf, none, type Value } from "./value.ts";

/** Milliseconds for the library's own purposes. */
const wall = method("wall", [], () => floatOf(Date.now()));
const clock = method("clock", [], (_, env) => floatOf(env.host.clock()));

const reading = (name: string, read: (env: Env) => Value) =>
  method(name, [], (_, env) => {
    env.host.catchUp(env.scope);
    return read(env);
  });
const clocks = [
  reading("time", () => floatOf(Date.now() / 1000)),
  reading("time_ns", () => intOf(BigInt(Date.now()) * 1_000_000n)),
  ...["perf_counter", "monotonic", "process_time"].flatMap((name) => [
    reading(name, (env) => floatOf(env.host.clock() / 1000)),
    reading(`${name}_ns`, (env) => intOf(BigInt(Math.round(env.host.clock() * 1e6)))),
  ]),
];

/** Computes what a value holds. */
const settled = method("settled", ["value"], (args, env) => {
  const value = args.value("value");
  if (value.kind === "tensor") env.host.realize([value.node]);
  return value;
});

const longestSleep = 60;
const sleep = method("sleep", ["seconds"], (args, env) => {
  const { value } = plainOf(env.host.realize([toNode(args.value("seconds"), literalsOf(env))])[0]!);
  const ms = 1000 * Math.min(longestSleep, Math.max(0, Number(value)));
  env.host.files.settle(null);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
  return none;
});

export const clockFunctions = [wall, clock, ...clocks, settled, sleep];
