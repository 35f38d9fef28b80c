/** All cells that have a part in a number, by the tensors in which they were there. Bounded; says where it was not all. */
import { stored } from "../core/stored.ts";
import type { Trail, TrailPlace, TrailSource } from "../core/trail.ts";
import type { Node } from "../graph/node.ts";
import { type Cell, cellsText, elementAt, type Made, madeOf } from "./trace-cells.ts";
import { type Past, placeOf, Untraceable } from "./trace-past.ts";
import { isLiteral } from "./written.ts";

/** Cells that are followed. */
const mostCells = 100_000;
/** Values of a source that are listed. */
const mostValues = 6;

interface Found {
  readonly node: Node;
  readonly name: string;
  readonly from: TrailPlace | null;
  readonly ends: string;
  readonly places: Set<number>;
}

export function sourcesOf(root: Cell, past: Past): Pick<Trail, "sources" | "partly"> {
  const found = new Map<string, Found>();
  const seen = new Map<Node, Set<number>>();
  const waiting: Cell[] = [root];
  let visited = 0;
  const visit = (cell: Cell): void => {
    const known = seen.get(cell.node) ?? new Set();
    if (known.has(cell.at) || visited >= mostCells) return;
    seen.set(cell.node, known.add(cell.at));
    visited++;
    waiting.push(cell);
  };
  const stop = (cell: Cell, name: string, from: TrailPlace | null, ends: string): void => {
    // A list is a new tensor wherever it is used, but one source.
    const key = `${name} ${from?.line ?? ""} ${cell.node.shape}`;
    const source = found.get(key) ?? { node: cell.node, name, from, ends, places: new Set() };
    source.places.add(cell.at);
    found.set(key, source);
  };
  for (let cell = waiting.pop(); cell; cell = waiting.pop()) {
    const next = beginning(cell, past);
    if ("ends" in next) stop(cell, next.name, next.from, next.ends);
    else for (const input of inputsOf(next.made)) visit(input);
  }
  const sources = [...found.values()].filter((f) => f.name !== "").map(sourceOf);
  return { sources, partly: visited >= mostCells };
}

type Beginning =
  | { readonly name: string; readonly from: TrailPlace | null; readonly ends: string }
  | { readonly made: Made };

/** Where a cell comes from, or that the trail ends here. */
function beginning(cell: Cell, past: Past): Beginning {
  const origin = past.originOf(cell.node);
  if (!origin) {
    const made = madeOf(cell);
    if (made.kind !== "source") return { made };
    const ending = past.ending(cell.node);
    return { ...ending, name: /^[-+]?[\d.]/.test(ending.name) ? "" : ending.name };
  }
  const graph = past.resolve(cell.node, origin);
  const from = origin.entry && placeOf(origin.entry);
  if (graph instanceof Untraceable) return { name: origin.name, from, ends: graph.why };
  const first = madeOf({ node: graph, at: cell.at });
  return isWritten(first, past) ? { name: origin.name, from, ends: "written down" } : { made: first };
}

/** A statement's own numbers, in whatever arrangement. */
function isWritten(first: Made, past: Past): boolean {
  let made = first;
  let last: Node | null = null;
  while (made.kind === "same") {
    if (made.picked || past.originOf(made.of.node)) return false;
    last = made.of.node;
    made = madeOf(made.of);
  }
  return made.kind === "source" && (last === null || (last.step.kind === "source" && isLiteral(past.textOf(last))));
}

function* inputsOf(made: Made): Generator<Cell> {
  switch (made.kind) {
    case "source":
    case "fill":
      return;
    case "same":
      return yield made.of;
    case "elementwise":
      return yield* made.of;
    case "choice":
      yield made.of;
      return yield made.condition;
    case "many":
      for (let i = 0; i < Math.min(made.count, mostCells); i++) yield made.cell(i);
      return;
    case "product":
      for (let i = 0; i < Math.min(made.count, mostCells); i++) yield* made.pair(i);
  }
}

function sourceOf({ node, name, from, ends, places: found }: Found): TrailSource {
  const places = [...found].sort((a, b) => a - b);
  const values = places.slice(0, mostValues).map((at) => elementAt({ node, at }).data);
  const data = values[0]!.slice() as Float64Array;
  const all = new (data.constructor as new (n: number) => Float64Array)(values.length);
  values.forEach((v, i) => {
    all[i] = v[0] as number;
  });
  return {
    name,
    from,
    ends,
    cells: cellsText(places, node.shape),
    count: places.length,
    values: stored(node.dtype, [values.length], all as never),
  };
}
