/**
 * What operations draw from inside of a function that TensorFlow makes a graph of: there, operations without a seed are
 * counted, and each goes on where it stopped in the call before.
 */
import type { RandomSource, Surroundings } from "../ops/operation.ts";
import type { GraphPlace } from "../random/global.ts";
import type { Env, GraphCall } from "./env.ts";

export const surroundingsIn = ({ host, graph }: Env): Surroundings =>
  graph ? { float: host.float, random: randomIn(graph, host.random) } : host;

const randomIn = (graph: GraphCall, random: RandomSource): RandomSource => ({
  draw: (distribution, count, own, of) => random.draw(distribution, count, own, of, next(graph, own)),
  stream: (kernel, own, blocks) => random.stream(kernel, own, blocks, next(graph, own)),
});

function next(call: GraphCall, own: bigint | null): GraphPlace {
  const place = { ...call };
  call.at++;
  if (own === null) call.unseeded++;
  return place;
}
