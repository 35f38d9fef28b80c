/**
 * Which of very many points are drawn: those that fall where others are drawn already change nothing that one could see.
 * Knows coordinates and kinds of axes, not how a point looks.
 */
import type { AxisOf, Mark } from "../core/figure.ts";

type Scale = AxisOf["scale"];
type Line = Extract<Mark, { kind: "line" }>;
type Points = Extract<Mark, { kind: "points" }>;

/** So many are drawn as they are. */
const few = 20_000;
/** Cells of a panel that are told apart along an axis: by single points, which cover several pixels, and by lines. */
const cells = { points: 300, line: 2000 };
/** Points in a cell behind which another one hides: they let a little of what lies below show through. */
const opaque = 3;

/** The mark with fewer points, if it has many. */
export function thinned<M extends Mark>(mark: M, x: Scale, y: Scale): M {
  if ((mark.kind !== "line" && mark.kind !== "points") || mark.x.length <= few) return mark;
  const kept = mark.kind === "points" ? seenPoints(mark, x, y) : seenLine(mark, x, y);
  const part = (of: Float64Array): Float64Array => Float64Array.from(kept, (i) => of[i]!);
  return { ...mark, x: part(mark.x), y: part(mark.y) };
}

/** The number of the cell in which a coordinate lies; -1 for one that is nowhere. */
function cellsOf(values: Float64Array, scale: Scale, count: number): (i: number) => number {
  const place = (v: number): number => (scale === "log" ? Math.log(v) : v);
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const v of values) {
    const at = place(v);
    if (!Number.isFinite(at)) continue;
    if (at < low) low = at;
    if (at > high) high = at;
  }
  const width = (high - low) / count || 1;
  return (i) => {
    const at = place(values[i]!);
    return Number.isFinite(at) ? Math.min(count - 1, Math.floor((at - low) / width)) : -1;
  };
}

function seenPoints({ x, y }: Points, scaleX: Scale, scaleY: Scale): number[] {
  const [column, row] = [cellsOf(x, scaleX, cells.points), cellsOf(y, scaleY, cells.points)];
  const drawn = new Uint8Array(cells.points * cells.points);
  const kept: number[] = [];
  for (let i = 0; i < x.length; i++) {
    const [c, r] = [column(i), row(i)];
    if (c < 0 || r < 0 || drawn[c * cells.points + r]! >= opaque) continue;
    drawn[c * cells.points + r]!++;
    kept.push(i);
  }
  return kept;
}

/** Of all that follows in one column, the first and the last, the lowest and the highest; gaps stay gaps. */
function seenLine({ x, y }: Line, scaleX: Scale, scaleY: Scale): number[] {
  const [column, row] = [cellsOf(x, scaleX, cells.line), cellsOf(y, scaleY, cells.line)];
  const kept: number[] = [];
  for (let from = 0, to = 0; from < x.length; from = to) {
    const [c, gap] = [column(from), row(from) < 0];
    let [low, high] = [from, from];
    for (to = from; to < x.length && column(to) === c && row(to) < 0 === gap; to++) {
      if (y[to]! < y[low]!) low = to;
      if (y[to]! > y[high]!) high = to;
    }
    kept.push(...(gap ? [from] : [...new Set([from, low, high, to - 1])].sort((a, b) => a - b)));
  }
  return kept;
}
