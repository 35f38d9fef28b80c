/**
 * Boxes that follow from each other, laid out in layers from top to bottom: what follows stands below, ways lead around
 * boxes, few of them cross. Knows sizes and who follows from whom; not what stands in the boxes.
 */

export interface Box {
  readonly width: number;
  readonly height: number;
  /** Places in the list of the boxes that it follows from; all are earlier. */
  readonly inputs: readonly number[];
}
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
export type Point = readonly [x: number, y: number];
/** A way from a box to one that follows from it: vertical lines through layers, which are joined between them. */
export interface Way {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly (readonly [above: Point, below: Point])[];
}
export interface Layers {
  readonly places: readonly Place[];
  readonly ways: readonly Way[];
  readonly width: number;
  readonly height: number;
}

/** Room between boxes beside each other, between layers, and that a way needs where it passes boxes. */
const beside = 26;
const between = 46;
const passing = 24;
const sweeps = 12;

/** A box, or where a way passes a layer. */
interface Item {
  readonly layer: number;
  readonly width: number;
  readonly height: number;
  readonly up: Item[];
  readonly down: Item[];
  /** Its place in the layer, and the middle of it. */
  order: number;
  middle: number;
}

export function layersOf(boxes: readonly Box[]): Layers {
  const depths = depthsOf(boxes);
  const items = boxes.map((b, i): Item => itemAt(depths[i]!, b.width, b.height));
  const chains = boxes.flatMap((b, to) => [...new Set(b.inputs)].map((from) => chainOf(items, from, to)));
  const all = [...items, ...chains.flatMap((c) => c.items.slice(1, -1))];
  const layers: Item[][] = Array.from({ length: Math.max(-1, ...depths) + 1 }, () => []);
  for (const item of all) item.order = layers[item.layer]!.push(item) - 1;
  arrange(layers);
  straighten(layers);
  const heights = layers.map((layer) => Math.max(...layer.map((i) => i.height)));
  const tops = heights.map((_, l) => heights.slice(0, l).reduce((sum, h) => sum + h + between, 0));
  const most = Math.min(...all.map((i) => i.middle - i.width / 2));
  for (const item of all) item.middle -= most;
  return {
    places: items.map((i) => ({ ...sizeOfItem(i), left: i.middle - i.width / 2, top: tops[i.layer]! })),
    ways: chains.map(({ from, to, items: chain }) => ({ from, to, lines: linesOf(chain, tops, heights) })),
    width: Math.max(...all.map((i) => i.middle + i.width / 2)),
    height: tops.at(-1)! + heights.at(-1)!,
  };
}

const sizeOfItem = ({ width, height }: Item) => ({ width, height });
const itemAt = (layer: number, width: number, height: number): Item => ({
  layer,
  width,
  height,
  up: [],
  down: [],
  order: 0,
  middle: 0,
});

/** Below all that it follows from; what follows from nothing stands just above the first that needs it. */
function depthsOf(boxes: readonly Box[]): number[] {
  const depths: number[] = [];
  for (const { inputs } of boxes) depths.push(Math.max(-1, ...inputs.map((i) => depths[i]!)) + 1);
  const needed = boxes.map(() => Number.POSITIVE_INFINITY);
  boxes.forEach((b, i) => {
    for (const input of b.inputs) needed[input] = Math.min(needed[input]!, depths[i]!);
  });
  return depths.map((d, i) => (boxes[i]!.inputs.length === 0 && Number.isFinite(needed[i]!) ? needed[i]! - 1 : d));
}

/** The items of a way, each tied to the next. */
function chainOf(items: readonly Item[], from: number, to: number) {
  const [first, last] = [items[from]!, items[to]!];
  const passed = Array.from({ length: last.layer - first.layer - 1 }, (_, i) =>
    itemAt(first.layer + 1 + i, passing, 0),
  );
  const chain = [first, ...passed, last];
  chain.slice(1).forEach((item, i) => {
    chain[i]!.down.push(item);
    item.up.push(chain[i]!);
  });
  return { from, to, items: chain };
}

/** Orders each layer by the mean place of its neighbours, and keeps the order in which the fewest ways cross. */
function arrange(layers: readonly Item[][]): void {
  const now = (): Item[][] => layers.map((layer) => [...layer]);
  let best = { order: now(), crossings: crossingsIn(layers) };
  for (let sweep = 0; sweep < sweeps && best.crossings > 0; sweep++) {
    const down = sweep % 2 === 0;
    for (const layer of down ? layers.slice(1) : layers.slice(0, -1).reverse()) {
      const mean = new Map(layer.map((i) => [i, meanOf(down ? i.up : i.down, (x) => x.order) ?? i.order]));
      reorder(
        layer,
        layer.toSorted((a, b) => mean.get(a)! - mean.get(b)!),
      );
    }
    const crossings = crossingsIn(layers);
    if (crossings < best.crossings) best = { order: now(), crossings };
  }
  layers.forEach((layer, l) => {
    reorder(layer, best.order[l]!);
  });
}

function reorder(layer: Item[], wanted: readonly Item[]): void {
  wanted.forEach((item, i) => {
    layer[i] = item;
    item.order = i;
  });
}

function meanOf(items: readonly Item[], of: (item: Item) => number): number | null {
  return items.length === 0 ? null : items.reduce((sum, i) => sum + of(i), 0) / items.length;
}

function crossingsIn(layers: readonly Item[][]): number {
  let count = 0;
  for (const layer of layers) {
    const ends = layer.flatMap((i) => i.down.map((d) => d.order).sort((a, b) => a - b));
    for (let i = 0; i < ends.length; i++) for (let j = 0; j < i; j++) if (ends[j]! > ends[i]!) count++;
  }
  return count;
}

/** Moves items towards the middle of their neighbours, as far as those beside them leave room. */
function straighten(layers: readonly Item[][]): void {
  for (const layer of layers) spread(layer, () => 0);
  for (let sweep = 0; sweep < sweeps; sweep++)
    for (const layer of sweep % 2 === 0 ? layers : layers.toReversed()) spread(layer, pulled);
}

/** The middle of its neighbours. A way that passes several layers keeps straight. */
function pulled(item: Item): number {
  const near = [...item.up, ...item.down];
  const stiff = near.filter((i) => isPassing(item) && isPassing(i)).flatMap((i) => [i, i, i, i]);
  return meanOf([...near, ...stiff], (i) => i.middle) ?? item.middle;
}
const isPassing = (item: Item): boolean => item.height === 0;

/**
 * The places nearest to those that are wanted (by least squares) in this order and without overlap: items that would
 * overlap move as one, pool by pool.
 */
function spread(layer: readonly Item[], wanted: (item: Item) => number): void {
  const offsets: number[] = [];
  layer.forEach((item, i) => {
    const last = layer[i - 1];
    offsets.push(last ? offsets[i - 1]! + (last.width + item.width) / 2 + beside : 0);
  });
  const pools: { sum: number; count: number }[] = [];
  const mean = (pool: { sum: number; count: number }): number => pool.sum / pool.count;
  layer.forEach((item, i) => {
    pools.push({ sum: wanted(item) - offsets[i]!, count: 1 });
    while (pools.length > 1 && mean(pools.at(-2)!) >= mean(pools.at(-1)!)) {
      const { sum, count } = pools.pop()!;
      pools.at(-1)!.sum += sum;
      pools.at(-1)!.count += count;
    }
  });
  let i = 0;
  for (const pool of pools) for (let n = 0; n < pool.count; n++, i++) layer[i]!.middle = mean(pool) + offsets[i]!;
}

/** Vertical lines: out of the first box to the end of its layer, through those that it passes, and into the last box. */
function linesOf(chain: readonly Item[], tops: readonly number[], heights: readonly number[]): Way["lines"] {
  return chain.map((item, i) => {
    const [top, end] = [tops[item.layer]!, tops[item.layer]! + heights[item.layer]!];
    if (i === 0) return vertical(portOf(item, item.down, chain[1]!), top + item.height, end);
    if (i === chain.length - 1) return vertical(portOf(item, item.up, chain[i - 1]!), top, top);
    return vertical(item.middle, top, end);
  });
}
const vertical = (x: number, y0: number, y1: number): readonly [Point, Point] => [
  [x, y0],
  [x, y1],
];

/** Where a way leaves or reaches a box: ways stand in the order of where they go to. */
function portOf(item: Item, neighbours: readonly Item[], other: Item): number {
  const place = neighbours.toSorted((a, b) => a.middle - b.middle).indexOf(other);
  return item.middle + item.width * ((place + 1) / (neighbours.length + 1) - 0.5);
}
