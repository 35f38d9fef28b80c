/** Products of matrices and sums over letters as tables of named axes. Reads the graph; knows no operation by name. */
import type { AlignedRow, ExplainedPart } from "../core/explanation.ts";
import { sizeOf } from "../core/shape.ts";
import type { Node } from "../graph/node.ts";
import { baseOf, isCast, type MadeStep } from "./made-step.ts";

const isArrangement = (n: Node): boolean => isCast(n) || n.step.kind === "movement";

/** Rows of the left, columns of the right, the inner axis of both, and batches in front. */
export function contractionPart(n: Node, { nameOf, isInput }: MadeStep): ExplainedPart {
  const lead = n.shape.slice(0, -2);
  const batch = lead.map((_, i) => (lead.length === 1 ? "batch" : `batch ${i}`));
  const [a, b] = n.inputs.map((x) => ({ node: x, base: baseOf(x, isInput, isArrangement) }));
  const [m, k, c] = [n.shape.at(-2)!, a!.node.shape.at(-1)!, n.shape.at(-1)!];
  const isRow = a!.base.shape.length === 1 && m === 1;
  const isColumn = b!.base.shape.length === 1 && c === 1;
  const [before, after] = [isRow ? null : m, isColumn ? null : c];
  const rows: AlignedRow[] = [
    {
      name: nameOf(a!.base),
      ...batchOf(a!.node, isInput),
      sizes: [...batchOf(a!.node, isInput).sizes, before, k, null],
    },
    {
      name: nameOf(b!.base),
      ...batchOf(b!.node, isInput),
      sizes: [...batchOf(b!.node, isInput).sizes, null, k, after],
    },
    { name: "result", sizes: [...lead, before, null, after], repeated: [] },
  ];
  const heads = [...batch, "row", "inner", "column"];
  return { kind: "contraction", heads, rows, summed: [lead.length + 1], multiplyAdds: sizeOf(n.shape) * k };
}

/** The leading axes of a factor, as they were before they were repeated. */
function batchOf(x: Node, isInput: (n: Node) => boolean): Pick<AlignedRow, "sizes" | "repeated"> {
  const lead = x.shape.slice(0, -2);
  const isExpanded = !isInput(x) && x.value === null && x.step.kind === "movement" && x.step.move.kind === "expand";
  const own = isExpanded ? x.inputs[0]!.shape.slice(0, -2) : lead;
  const missing = lead.length - own.length;
  const sizes = lead.map((_, i) => (i < missing ? null : own[i - missing]!));
  return { sizes, repeated: sizes.flatMap((d, i) => ((d ?? 1) !== lead[i] ? [i] : [])) };
}

/** The letters of an equation as axes, with their sizes in each tensor; those that the result lacks are summed. */
export function lettersPart(step: MadeStep, equation: string): ExplainedPart | null {
  const [left, right] = equation.replaceAll(" ", "").split("->");
  const terms = left!.split(",");
  if (terms.length !== step.inputs.length) return null;
  const labels = terms.map((t, i) => lettersOf(t, step.inputs[i]!.shape.length));
  const letters = [...terms.join("").replaceAll(".", "")];
  const once = letters.filter((l) => letters.indexOf(l) === letters.lastIndexOf(l)).sort();
  const dots = [...new Set(labels.flat().filter((l) => l.startsWith("…")))].sort().reverse();
  const result =
    right === undefined ? [...dots, ...once] : right.split(/(\.\.\.)/).flatMap((p) => (p === "..." ? dots : [...p]));
  const heads = [...new Set([...result, ...labels.flat()])];
  const sizesIn = (own: readonly string[], node: Node): (number | null)[] =>
    heads.map((h) => (own.includes(h) ? node.shape[own.indexOf(h)]! : null));
  const rows: AlignedRow[] = step.inputs.map((node, i) => ({
    name: step.nameOf(node),
    sizes: sizesIn(labels[i]!, node),
    repeated: [],
  }));
  rows.push({ name: "result", sizes: sizesIn(result, step.results[0]!), repeated: [] });
  const summed = heads.flatMap((h, i) => (result.includes(h) ? [] : [i]));
  return { kind: "contraction", heads, rows, summed, multiplyAdds: multiplyAddsOf(step, rows) };
}

const lettersOf = (term: string, rank: number): string[] => {
  const dots = rank - term.replace("...", "").length;
  return term
    .split(/(\.\.\.)/)
    .flatMap((p) => (p === "..." ? Array.from({ length: dots }, (_, i) => `…${dots - i}`) : [...p]));
};

/** Those of the products that it is made of; without any, one for every combination of letters. */
function multiplyAddsOf({ nodes }: MadeStep, rows: readonly AlignedRow[]): number {
  const products = nodes.filter((n) => n.step.kind === "contraction");
  if (products.length > 0) return products.reduce((sum, n) => sum + sizeOf(n.shape) * n.inputs[0]!.shape.at(-1)!, 0);
  const columns = rows[0]!.sizes.map((_, c) => Math.max(...rows.map((r) => r.sizes[c] ?? 1)));
  return sizeOf(columns);
}
