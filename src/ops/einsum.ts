/** Einstein's summation: letters name axes; a letter that the result lacks is summed over. */
import { refuse } from "../core/errors.ts";
import { showShape } from "../core/shape.ts";
import type { Node } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { multiply } from "./arithmetic.ts";
import { diagonalOf } from "./diagonal.ts";
import { contraction } from "./linalg.ts";
import { castTo, joinedDType, operation } from "./operation.ts";
import { sum } from "./reduction.ts";

/** A tensor whose axes have names. Axes under `...` are named by capital numbers that no letter can be. */
interface Labelled {
  readonly node: Node;
  readonly labels: readonly string[];
}

export const einsum = operation({
  name: "einsum",
  also: { tf: "einsum linalg.einsum", np: "einsum", torch: "einsum" },
  params: {
    equation: { kind: "string", doc: "letters for the axes of each tensor, as in 'ij,jk->ik'", also: "subscripts" },
    operands: { kind: "tensors", doc: "the tensors", also: "inputs", rest: true },
  },
  methodless: true,
  doc: "Products summed over the axes whose letters the result lacks.",
  examples: [
    { code: "einsum('ij,jk->ik', [[1, 2], [3, 4]], [[1, 0], [0, 1]])", shows: "[[1 2]\n [3 4]]" },
    { code: "einsum('ii', [[1, 2], [3, 4]])", shows: "5" },
  ],
  run: ({ equation, operands }) => {
    const [left, right, more] = equation.replaceAll(" ", "").split("->");
    if (more !== undefined) throw bad("`->` stands there twice");
    const terms = left!.split(",");
    if (terms.length !== operands.length) {
      throw bad(
        `the equation names ${terms.length} tensor${terms.length === 1 ? "" : "s"}, ${operands.length} were given`,
      );
    }
    const dtype = joinedDType(operands);
    const parts = operands.map((node, i) => withoutRepeats(label(castTo(node, dtype), terms[i]!)));
    const wanted = right === undefined ? implicitResult(parts, terms) : lettersOf(right, widestDots(parts));
    checkSizes(parts, wanted);
    const joined = parts
      .slice(1)
      .reduce(
        (sofar, part, i) => join(sofar, part, [...parts.slice(i + 2).flatMap((p) => p.labels), ...wanted]),
        parts[0]!,
      );
    const kept = sumOut(joined, wanted);
    return structure.permute(
      kept.node,
      wanted.map((l) => kept.labels.indexOf(l)),
    );
  },
});

const bad = (detail: string): Error =>
  refuse("value/domain", { detail: `einsum: ${detail}` }, { notes: { equation: { text: detail } } });

/** `...` becomes as many names as it stands for, counted from the right, so that they broadcast like shapes. */
const lettersOf = (term: string, dots: number): string[] => {
  const bare = term.replace("...", "\u2026");
  const strange = [...bare].find((c) => !/[A-Za-z\u2026]/.test(c));
  if (strange) throw bad(`\`${strange}\` is no letter`);
  return [...bare].flatMap((c) => (c === "\u2026" ? Array.from({ length: dots }, (_, i) => `…${dots - i}`) : [c]));
};
const widestDots = (parts: readonly Labelled[]): number =>
  Math.max(0, ...parts.map((p) => p.labels.filter((l) => l.startsWith("…")).length));

function label(node: Node, term: string): Labelled {
  const letters = term.replace("...", "").length;
  const dots = node.shape.length - letters;
  if (dots < 0 || (dots > 0 && !term.includes("..."))) {
    throw bad(`\`${term}\` names ${letters} axes of a tensor of shape ${showShape(node.shape)}`);
  }
  return { node, labels: lettersOf(term, dots) };
}

/** A letter that occurs twice in one tensor takes its diagonal. */
function withoutRepeats({ node, labels }: Labelled): Labelled {
  const twice = labels.find((l, i) => labels.indexOf(l) !== i);
  if (twice === undefined) return { node, labels };
  const [i, j] = [labels.indexOf(twice), labels.lastIndexOf(twice)];
  if (node.shape[i] !== node.shape[j]) throw bad(`\`${twice}\` is both ${node.shape[i]} and ${node.shape[j]}`);
  const rest = labels.flatMap((_, a) => (a === i || a === j ? [] : [a]));
  const picked = diagonalOf(structure.permute(node, [...rest, i, j]), 0);
  return withoutRepeats({ node: picked, labels: [...rest.map((a) => labels[a]!), twice] });
}

/** Without `->`: the dots, then the letters that occur once, in order of the alphabet. */
function implicitResult(parts: readonly Labelled[], terms: readonly string[]): string[] {
  const letters = [...terms.join("").replaceAll(".", "")];
  const once = letters.filter((l) => letters.indexOf(l) === letters.lastIndexOf(l)).sort();
  const dots = widestDots(parts);
  return [...Array.from({ length: dots }, (_, i) => `…${dots - i}`), ...once];
}

function checkSizes(parts: readonly Labelled[], wanted: readonly string[]): void {
  const sizes = new Map<string, number>();
  for (const { node, labels } of parts) {
    labels.forEach((l, i) => {
      const [d, known] = [node.shape[i]!, sizes.get(l) ?? 1];
      if (known !== 1 && d !== 1 && d !== known) throw bad(`\`${l}\` is both ${known} and ${d}`);
      sizes.set(l, Math.max(known, d));
    });
  }
  const unknown = wanted.find((l) => !sizes.has(l));
  if (unknown) throw bad(`\`${unknown}\` stands on the right only`);
  const twice = wanted.find((l, i) => wanted.indexOf(l) !== i);
  if (twice) throw bad(`\`${twice}\` stands twice on the right`);
}

function sumOut({ node, labels }: Labelled, keep: readonly string[]): Labelled {
  const gone = labels.flatMap((l, i) => (keep.includes(l) ? [] : [i]));
  if (gone.length === 0) return { node, labels };
  return { node: sum({ x: node, axis: gone }), labels: labels.filter((l) => keep.includes(l)) };
}

/** Two tensors into one: letters of both that nothing later needs are contracted, those still needed are a batch. */
function join(a: Labelled, b: Labelled, later: readonly string[]): Labelled {
  const left = sumOut(a, [...b.labels, ...later]);
  const right = sumOut(b, [...a.labels, ...later]);
  const shared = left.labels.filter((l) => right.labels.includes(l));
  const summed = shared.filter((l) => !later.includes(l) && sizeIn(left, l) === sizeIn(right, l));
  if (summed.length === 0 || shared.some((l) => sizeIn(left, l) !== sizeIn(right, l)))
    return multiplied(left, right, later);
  const batch = shared.filter((l) => !summed.includes(l));
  const [rows, columns] = [left, right].map((p) => p.labels.filter((l) => !shared.includes(l))) as [string[], string[]];
  // Many products of one row and one column: what is multiplied is read once.
  if (batch.length > 0 && rows.length === 0 && columns.length === 0) return multiplied(left, right, later);
  const ordered = (p: Labelled, order: readonly string[]): Node =>
    structure.permute(
      p.node,
      order.map((l) => p.labels.indexOf(l)),
    );
  const size = (p: Labelled, ls: readonly string[]): number => ls.reduce((n, l) => n * sizeIn(p, l), 1);
  const lead = batch.map((l) => sizeIn(left, l));
  const x = structure.reshape(ordered(left, [...batch, ...rows, ...summed]), [
    ...lead,
    size(left, rows),
    size(left, summed),
  ]);
  const y = structure.reshape(ordered(right, [...batch, ...summed, ...columns]), [
    ...lead,
    size(left, summed),
    size(right, columns),
  ]);
  const shape = [...lead, ...rows.map((l) => sizeIn(left, l)), ...columns.map((l) => sizeIn(right, l))];
  return { node: structure.reshape(contraction(x, y), shape), labels: [...batch, ...rows, ...columns] };
}

const sizeIn = (p: Labelled, l: string): number => p.node.shape[p.labels.indexOf(l)]!;

/** Without a common letter to sum, or where an axis of size 1 meets a larger one: multiply by broadcasting. */
function multiplied(a: Labelled, b: Labelled, later: readonly string[]): Labelled {
  const labels = [...new Set([...a.labels, ...b.labels])];
  const spread = (p: Labelled): Node => {
    const order = labels.filter((l) => p.labels.includes(l));
    const sorted = structure.permute(
      p.node,
      order.map((l) => p.labels.indexOf(l)),
    );
    return structure.reshape(
      sorted,
      labels.map((l) => (p.labels.includes(l) ? sizeIn(p, l) : 1)),
    );
  };
  return sumOut({ node: multiply(spread(a), spread(b)), labels }, later);
}
