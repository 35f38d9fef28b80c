/**
 * A loop over elements as data: its sizes, what it reads and how, what happens to an element, what comes out. Loops
 * of equal structure share a kernel; sizes, strides and addresses are numbers that the kernel is given. Knows layouts
 * and bodies; knows no nodes and no WebAssembly.
 */
import type { DType } from "../core/dtype.ts";
import type { Combine, ReductionOrder } from "../graph/node.ts";
import type { Step } from "../scalar/expr.ts";

/** How a loop goes through one input: a stride, in elements, for every dimension of the loop. */
export interface Access {
  readonly dtype: DType;
  readonly strides: readonly number[];
}

export interface LoopOutput {
  /** The step of the body that gives the element. */
  readonly step: number;
  readonly dtype: DType;
  /** Null: every element is kept, in the order of the loop. */
  readonly combine: Combine | null;
}

/**
 * `each`: nothing is reduced. `rows`: the last dimensions are reduced, in lanes. `columns`: dimensions before the
 * innermost one are reduced, row by row. `turned`: `rows` that lie side by side in memory; they are the innermost
 * dimension, and all of them are reduced together.
 */
export type LoopKind = "each" | "rows" | "columns" | "turned";
/** The innermost dimension is kept. */
export const hasColumns = ({ kind }: { readonly kind: LoopKind }): boolean => kind === "columns" || kind === "turned";

export interface Loop {
  readonly kind: LoopKind;
  /** Sizes of the kept dimensions, then the reduced ones, then (of `columns` and `turned`) the innermost kept one. */
  readonly sizes: readonly number[];
  /** How many of `sizes` are reduced. */
  readonly reduced: number;
  /** In which order. With `pairs` there is one result; of rows, the last axes are reduced. */
  readonly order: ReductionOrder;
  /** Kept elements before the innermost dimension of `columns` that are behind all reduced axes, as its columns are. */
  readonly pieces: number;
  readonly inputs: readonly Access[];
  readonly steps: readonly Step[];
  readonly outputs: readonly LoopOutput[];
}

/** Dimensions that are kept and come first. */
export const keptCount = (l: Loop): number => l.sizes.length - l.reduced - (hasColumns(l) ? 1 : 0);

/** Merges neighbouring dimensions that every input goes through as one, and drops those of size 1. */
export function collapse(loop: Loop): Loop {
  const kept = keptCount(loop);
  const part = (d: number): number => (d < kept ? 0 : d < kept + loop.reduced ? 1 : 2);
  const groups: { size: number; strides: number[]; part: number }[] = [];
  for (const [d, size] of loop.sizes.entries()) {
    const strides = loop.inputs.map((x) => x.strides[d]!);
    const before = groups.at(-1);
    if (before?.part === part(d)) {
      if (size === 1) continue;
      if (before.size === 1 || before.strides.every((s, i) => s === strides[i]! * size)) {
        groups[groups.length - 1] = { size: before.size * size, strides, part: part(d) };
        continue;
      }
    }
    groups.push({ size, strides, part: part(d) });
  }
  // The innermost kept dimension and the only dimension of a loop stay even when they have one element.
  const needed = groups.filter((g) => g.size !== 1 || (g.part === 2 && hasColumns(loop)));
  const used = needed.length > 0 ? needed : [{ size: 1, strides: loop.inputs.map(() => 0), part: 0 }];
  const reduced = used.filter((g) => g.part === 1).length;
  return {
    ...loop,
    sizes: used.map((g) => g.size),
    reduced,
    inputs: loop.inputs.map((x, i) => ({ ...x, strides: used.map((g) => g.strides[i]!) })),
  };
}

/** How an input lies along the innermost dimension: dense, one element for all, or anything else. */
export type Run = "unit" | "zero" | "any";
export function runOf(access: Access): Run {
  const inner = access.strides.at(-1) ?? 0;
  return inner === 0 ? "zero" : inner === 1 ? "unit" : "any";
}

/** Numbers that JSON has no text for, each of its own: a kernel with inf in it is none with -inf. */
const unwritten = (steps: readonly Step[]): string =>
  steps
    .flatMap((s, i) =>
      s.kind === "const" && (!Number.isFinite(s.value) || Object.is(s.value, -0))
        ? [`${i}=${Object.is(s.value, -0) ? "-0" : s.value}`]
        : [],
    )
    .join();

/** Loops with equal keys have the same kernel. */
export function keyOf(loop: Loop): string {
  const inputs = loop.inputs.map((x) => `${x.dtype}:${runOf(x)}`);
  const outputs = loop.outputs.map((o) => `${o.step}:${o.dtype}:${o.combine ?? ""}`);
  return `${loop.kind} ${loop.order}|${loop.sizes.length},${loop.reduced}|${inputs}|${outputs}|${JSON.stringify(loop.steps)}${unwritten(loop.steps)}`;
}
