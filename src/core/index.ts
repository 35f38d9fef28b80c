/**
 * NumPy indexing resolved against a shape: integers, slices, ellipsis and newaxis become one view; masks and integer
 * lists become picks on top of it. Pure arithmetic; knows no tensors.
 */
import { refuse } from "./errors.ts";
import { broadcast, noteShape, type Shape, sizeOf } from "./shape.ts";

/** Integers as they are stored. */
export type Integers = ArrayLike<number> | ArrayLike<bigint>;

export type IndexItem =
  | { readonly kind: "at"; readonly index: number }
  | {
      readonly kind: "slice";
      readonly start: number | null;
      readonly stop: number | null;
      readonly step: number | null;
    }
  | { readonly kind: "newaxis" }
  | { readonly kind: "ellipsis" }
  /** Integers that pick along one axis. `values` are checked here where they are known. */
  | { readonly kind: "pick"; readonly shape: Shape; readonly values: Integers | null }
  /** A mask over as many axes as it has; `places` are those of its true cells in the flattened mask. */
  | { readonly kind: "mask"; readonly shape: Shape; readonly places: Int32Array };

/** One integer list along one axis of the view. */
export interface Pick {
  readonly axis: number;
  /** Which item of the index it came from. */
  readonly item: number;
}

export interface IndexPlan {
  /** The slice of every axis of the tensor. An integer index is a slice of size 1 that `viewShape` leaves out. */
  readonly begin: readonly number[];
  readonly step: readonly number[];
  readonly size: readonly number[];
  /** Shape after the slices, without the axes of integers, with those of newaxis, and one for all axes of a mask. */
  readonly viewShape: Shape;
  readonly picks: readonly Pick[];
  /** The broadcast shape of all picks; it takes the place of the picked axes at `at`. */
  readonly pickShape: Shape;
  readonly at: number;
  readonly shape: Shape;
}

/**
 * The plan of `x[items]` for an x of `shape`. Errors name the item as the parameter `index0`, `index1`, …
 * @throws index/count, index/range, index/step, index/ellipsis, index/mask, shape/broadcast
 */
export function planIndex(shape: Shape, items: readonly IndexItem[]): IndexPlan {
  let consumed = 0;
  let dots = 0;
  for (const item of items) {
    consumed += axesOf(item);
    if (item.kind === "ellipsis") dots++;
  }
  if (consumed > shape.length) {
    const notes = { x: noteShape(shape), [`index${lastConsumer(items)}`]: { text: "one too many" } };
    throw refuse("index/count", { count: consumed, rank: shape.length }, { notes, shapes: [shape] });
  }
  if (dots > 1) {
    const again = items.findIndex((item, i) => isDots(item) && i > items.findIndex(isDots));
    throw refuse("index/ellipsis", {}, { notes: { [`index${again}`]: { text: "again" } } });
  }
  const walk = new Walk(shape);
  for (let i = 0; i < items.length; i++) {
    const item = items[i]!;
    if (item.kind === "ellipsis") walk.passAll(shape.length - consumed);
    else walk.take(item, i);
  }
  if (dots === 0) walk.passAll(shape.length - consumed);
  return walk.plan(items);
}

const isDots = (item: IndexItem): boolean => item.kind === "ellipsis";

function axesOf(item: IndexItem): number {
  switch (item.kind) {
    case "at":
    case "slice":
    case "pick":
      return 1;
    case "mask":
      return item.shape.length;
    case "newaxis":
    case "ellipsis":
      return 0;
  }
}

const lastConsumer = (items: readonly IndexItem[]): number => items.findLastIndex((i) => axesOf(i) > 0);

/** The place of the first integer that picks nothing from an axis of `size`; -1 if all do. */
export function placeOutside(values: Integers, size: number): number {
  if (typeof values[0] === "bigint") return wideOutside(values as ArrayLike<bigint>, BigInt(size));
  const narrow = values as ArrayLike<number>;
  for (let i = 0; i < narrow.length; i++) if (!(narrow[i]! >= -size && narrow[i]! < size)) return i;
  return -1;
}
function wideOutside(values: ArrayLike<bigint>, size: bigint): number {
  for (let i = 0; i < values.length; i++) if (values[i]! < -size || values[i]! >= size) return i;
  return -1;
}

/** `start:stop:step` on an axis of `size`, as Python resolves it: where to begin and how many to take. */
export function resolveSlice(
  {
    start,
    stop,
    step: by,
  }: { readonly start: number | null; readonly stop: number | null; readonly step: number | null },
  size: number,
): { readonly begin: number; readonly step: number; readonly count: number } {
  const step = by ?? 1;
  const clamp = (i: number): number =>
    Math.min(Math.max(i < 0 ? i + size : i, step > 0 ? 0 : -1), step > 0 ? size : size - 1);
  const first = start === null ? (step > 0 ? 0 : size - 1) : clamp(start);
  const past = stop === null ? (step > 0 ? size : -1) : clamp(stop);
  const count = Math.max(0, Math.ceil((past - first) / step));
  return { begin: count === 0 ? 0 : first, step, count };
}

/** Collects the plan while items consume axes from left to right. */
class Walk {
  private readonly shape: Shape;
  private readonly begin: number[] = [];
  private readonly step: number[] = [];
  private readonly size: number[] = [];
  private readonly view: number[] = [];
  private readonly picks: Pick[] = [];
  /** For every item that picks or is an integer: how many items that keep an axis stood before it. */
  private readonly advancedAfter: number[] = [];
  private keptItems = 0;
  private picked = false;

  constructor(shape: Shape) {
    this.shape = shape;
  }

  private keep(begin: number, step: number, size: number): void {
    this.begin.push(begin);
    this.step.push(step);
    this.size.push(size);
  }

  passAll(count: number): void {
    this.keptItems++;
    for (let i = 0; i < count; i++) {
      const size = this.shape[this.begin.length]!;
      this.keep(0, 1, size);
      this.view.push(size);
    }
  }

  take(item: Exclude<IndexItem, { kind: "ellipsis" }>, i: number): void {
    switch (item.kind) {
      case "newaxis":
        this.keptItems++;
        this.view.push(1);
        return;
      case "at":
        this.advancedAfter.push(this.keptItems);
        this.keep(checkIndex(item.index, this.shape, this.begin.length, i), 1, 1);
        return;
      case "slice":
        return this.takeSlice(item, i);
      case "pick":
        this.checkAll(item.values ?? [], i);
        return this.pickAxes(1, i);
      case "mask":
        return this.takeMask(item, i);
    }
  }

  private checkAll(values: Integers, item: number): void {
    const axis = this.begin.length;
    const outside = placeOutside(values, this.shape[axis]!);
    if (outside >= 0) checkIndex(Number(values[outside]!), this.shape, axis, item);
  }

  private takeSlice(item: IndexItem & { kind: "slice" }, i: number): void {
    if (item.step === 0) throw refuse("index/step", {}, { notes: { [`index${i}`]: { text: "step 0" } } });
    const { begin, step, count } = resolveSlice(item, this.shape[this.begin.length]!);
    this.keptItems++;
    this.keep(begin, step, count);
    this.view.push(count);
  }

  private takeMask(item: IndexItem & { kind: "mask" }, i: number): void {
    const from = this.begin.length;
    const off = item.shape.findIndex((d, k) => d !== this.shape[from + k]);
    if (off >= 0) {
      const notes = { x: noteShape(this.shape, from + off), [`index${i}`]: noteShape(item.shape, off) };
      const facts = { size: item.shape[off]!, axis: from + off, wanted: this.shape[from + off]! };
      throw refuse("index/mask", facts, { notes, shapes: [this.shape, item.shape] });
    }
    this.pickAxes(item.shape.length, i);
  }

  /** What picks from `count` axes picks from one, in which they lie behind each other. */
  private pickAxes(count: number, item: number): void {
    this.picked = true;
    this.advancedAfter.push(this.keptItems);
    const sizes = this.shape.slice(this.begin.length, this.begin.length + count);
    for (const size of sizes) this.keep(0, 1, size);
    if (count === 0) return;
    this.picks.push({ axis: this.view.length, item });
    this.view.push(sizeOf(sizes));
  }

  plan(items: readonly IndexItem[]): IndexPlan {
    const { begin, step, size, view, picks } = this;
    if (!this.picked) return { begin, step, size, viewShape: view, picks, pickShape: [], at: 0, shape: view };
    const parts = items.flatMap((item, i) => {
      if (item.kind === "pick") return [[`index${i}`, item.shape] as const];
      return item.kind === "mask" ? [[`index${i}`, [item.places.length]] as const] : [];
    });
    const pickShape = broadcast(Object.fromEntries(parts), "indices");
    const axes = new Set(picks.map((p) => p.axis));
    const rest = view.filter((_, a) => !axes.has(a));
    // NumPy: picks (and integers beside them) that stand together leave their axes in place, else they go in front.
    const together = this.advancedAfter.every((n) => n === this.advancedAfter[0]);
    const at = together ? this.axesBefore(items) : 0;
    const shape = [...rest.slice(0, at), ...pickShape, ...rest.slice(at)];
    return { begin, step, size, viewShape: view, picks, pickShape, at, shape };
  }

  /** Axes of the view that stand before the first item that picks or is an integer. */
  private axesBefore(items: readonly IndexItem[]): number {
    const first = items.findIndex((i) => i.kind === "pick" || i.kind === "mask" || i.kind === "at");
    const consumed = items.reduce((n, i) => n + axesOf(i), 0);
    const widths = items.slice(0, first).map((i) => (i.kind === "ellipsis" ? this.shape.length - consumed : 1));
    return widths.reduce((n, w) => n + w, 0);
  }
}

function checkIndex(index: number, shape: Shape, axis: number, item: number): number {
  const size = shape[axis]!;
  if (index >= -size && index < size && Number.isInteger(index)) return index < 0 ? index + size : index;
  const notes = {
    x: noteShape(shape, axis),
    [`index${item}`]: { text: size === 0 ? "empty axis" : `0 to ${size - 1}` },
  };
  throw refuse("index/range", { index, axis, size }, { notes, shapes: [shape] });
}
