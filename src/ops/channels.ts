/** Axes of places and channels, for what slides windows: where the channels stand, and batches of one. */
import type { Shape } from "../core/shape.ts";
import type { Node } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { expandDims, rankError } from "./movement.ts";

export const steps = (shape: Shape): readonly number[] => shape.map((_, i) => i);

/** Channels to the end, or back to stand after the batch. */
export const channelsLast = (x: Node): Node => structure.permute(x, [0, ...steps(x.shape).slice(2), 1]);

export const channelsFirst = (x: Node): Node =>
  structure.permute(x, [0, x.shape.length - 1, ...steps(x.shape).slice(1, -1)]);

export const isFirst = (format: string): boolean => /^NC./.test(format);

export const formatParam = (rank: number) => {
  const places = ["W", "HW", "DHW"][rank - 1]!;
  return {
    kind: "string",
    doc: "where the channels stand",
    default: `N${places}C`,
    choices: [`N${places}C`, `NC${places}`],
  } as const;
};

/** Runs `body` with channels last, whatever the format. */
export function formatted(x: Node, format: string, body: (x: Node) => Node): Node {
  return isFirst(format) ? channelsFirst(body(channelsLast(x))) : body(x);
}

export function checkRank(name: string, x: Node, rank: number, param: string): void {
  if (x.shape.length !== rank) throw rankError(name, `rank ${rank}`, x.shape, param);
}

/** Without a batch axis it runs as a batch of one. */
export function batched(name: string, x: Node, rank: number, body: (x: Node) => Node): Node {
  if (x.shape.length === rank + 1) {
    const out = body(expandDims({ x, axis: [0] }));
    return structure.reshape(out, out.shape.slice(1));
  }
  checkRank(name, x, rank + 2, "x");
  return body(x);
}
