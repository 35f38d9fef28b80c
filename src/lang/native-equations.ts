/**
 * The solver of differential equations that SciPy's modules ask for, as `_tensh.lsoda`: functions of a program's become
 * functions of rows of floats. Knows how rows become arrays and back; what steps are, `lsoda.ts` knows.
 */

import type { Span } from "../core/errors.ts";
import { denseData, stored } from "../core/stored.ts";
import { sourceOf } from "../graph/node.ts";
import { Lsoda, type Slope } from "../ops/lsoda.ts";
import { method } from "./arguments.ts";
import { literalsOf, toNode } from "./convert.ts";
import type { Env } from "./env.ts";
import { raisedAs } from "./exceptions.ts";
import { arrayOf } from "./np-streams.ts";
import { builtin, byPlace, floatOf, intOf, none, stringOf, tupleOf, type Value } from "./value.ts";

type Row = Float64Array;
const arrayFrom = (row: Row, shape: readonly number[], env: Env): Value =>
  arrayOf(sourceOf(stored("float64", shape, row)), env);

/** What an array, a list or a number holds, as floats. */
function rowOf(value: Value, env: Env): Row {
  if (value.kind === "list" || value.kind === "tuple") {
    const parts = value.items.map((v) => (v.kind === "float" ? v.value : null));
    if (!parts.includes(null)) return Float64Array.from(parts as number[]);
    if (value.items.every((v) => v.kind === "float" || (v.kind === "tensor" && v.node.shape.length === 0)))
      return Float64Array.from(value.items, (v, i) => parts[i] ?? rowOf(v, env)[0]!);
  }
  const held = env.host.realize([toNode(value, literalsOf(env, true))])[0]!;
  return Float64Array.from(denseData(held) as ArrayLike<number>, Number);
}

function slopeOf(of: Value, size: number, env: Env, span: Span): Slope {
  return (t, y) => {
    const given = byPlace([floatOf(t), arrayFrom(y.slice(), [y.length], env)], span);
    const found = rowOf(env.interpreter.call(of, given, env, span), env);
    if (found.length === size) return found;
    const said = `The size of the array returned by func (${found.length}) does not match the size of y0 (${size}).`;
    throw raisedAs("RuntimeError", said, span);
  };
}

/** A way from (t, y) on: how to begin it, go on, and ask where it is. */
const lsoda = method("lsoda", ["fun", "jac", "t", "y", "rtol", "atol", "limits"], (args, env, span) => {
  const row = (name: string): Row => rowOf(args.value(name), env);
  const [y, [first, least, most, adamsOrder, stiffOrder]] = [row("y"), row("limits")];
  const spread = (name: string): Row =>
    row(name).length === 1 ? new Float64Array(y.length).fill(row(name)[0]!) : row(name);
  const n = y.length;
  const jacobian = args.optional("jac");
  const way = new Lsoda(
    slopeOf(args.value("fun"), n, env, span),
    jacobian ? slopeOf(jacobian, n * n, env, span) : null,
    row("t")[0]!,
    y,
    {
      rtol: spread("rtol"),
      atol: spread("atol"),
      first: first!,
      least: least!,
      most: most!,
      adamsOrder: adamsOrder!,
      stiffOrder: stiffOrder!,
    },
  );
  const number = (given: readonly { readonly value: Value }[]): number => rowOf(given[0]!.value, env)[0]!;
  const made: Record<string, (given: readonly { readonly value: Value }[]) => Value> = {
    begin: (given) => {
      way.begin(number(given));
      return none;
    },
    /** To a time, by so many steps at most; why not, where that was not possible. */
    reach: (given) => {
      const [end, last] = [number(given), way.steps + number(given.slice(1))];
      while ((way.t - end) * way.h < 0) {
        if (way.steps >= last) return stringOf("steps");
        const failure = way.step();
        if (failure) return stringOf(failure);
      }
      return none;
    },
    step: (given) => {
      if (way.steps > 0) way.limit(number(given));
      const failure = way.step();
      return failure ? stringOf(failure) : none;
    },
    at: (given) => arrayFrom(way.at(number(given)), [n], env),
    /** The derivatives by which the last step is followed, row after row. */
    rows: () => {
      const count = way.lastOrder + 1;
      const shrunk = way.order < way.lastOrder ? (way.h / way.lastStep) ** way.lastOrder : 1;
      const rows = way.rows.slice(0, count).map((r, j) => (j === way.lastOrder ? r.map((v) => v * shrunk) : r));
      return arrayFrom(Float64Array.from(rows.flatMap((r) => Array.from(r))), [count, n], env);
    },
    told: () =>
      tupleOf([
        ...[way.t, way.h, way.lastStep, way.switched].map(floatOf),
        ...[way.steps, way.calls, way.matrices, way.lastOrder, way.lastMethod === "adams" ? 1 : 2].map(intOf),
      ]),
  };
  return tupleOf(Object.entries(made).map(([name, of]) => builtin(name, (given) => of(given))));
});

export const equationFunctions = [lsoda];
