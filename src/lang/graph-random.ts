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
  draw: (distribution, count, own, of) => counted(graph, own, (at) => random.draw(distribution, count, own, of, at)),
  stream: (kernel, own, blocks) => counted(graph, own, (at) => random.stream(kernel, own, blocks, at)),
});

/** What could not be drawn, as where steps are only looked at, does not count. */
function counted<T>(call: GraphCall, own: bigint | null, draw: (at: GraphPlace) => T): T {
  const drawn = draw({ ...call });
  call.at++;
  if (own === null) call.unseeded++;
  return drawn;
}
