/**
 * `plot fit`: what the last training run came to, or how it diverged. The data with the fitted line where the loss compares
 * one with the other, and the course of the loss. Knows the graph of the loss; a loss that it does not see through shows its
 * course alone.
 */
import { emptyPanel, type LineMark, type Panel, type PointsMark, plainAxis } from "../core/figure.ts";
import { sizeOf } from "../core/shape.ts";
import { denseData, type Stored } from "../core/stored.ts";
import type { Node } from "../graph/node.ts";
import { realize } from "../runtime/realize.ts";
import type { Fitted, Session } from "../session/session.ts";
import { targetOf, termsOf } from "../train/residuals.ts";

export function fitPanels(fitted: Fitted, session: Session): readonly Panel[] {
  const data = fitted.loss && dataPanel(fitted.loss(), session);
  return data ? [data, lossPanel(fitted)] : [lossPanel(fitted)];
}

function lossPanel({ losses, text, loss }: Fitted): Panel {
  const y = Float64Array.from(losses);
  const [least, greatest] = y.reduce(([a, b], v) => [Math.min(a, v), Math.max(b, v)], [y[0]!, y[0]!]);
  const isWide = least > 0 && greatest > 20 * least;
  return {
    ...emptyPanel,
    title: loss === null ? "loss, which diverged" : "loss",
    marks: [
      line(
        y.map((_, i) => i + 1),
        y,
        null,
      ),
    ],
    x: { ...plainAxis, label: "epoch" },
    y: { ...plainAxis, label: text.length > 40 ? null : text, scale: isWide ? "log" : "linear" },
  };
}

const line = (x: Float64Array, y: Float64Array, label: string | null): LineMark => ({
  kind: "line",
  x,
  y,
  label,
  color: null,
  dashed: false,
  dotted: false,
});
const points = (x: Float64Array, y: Float64Array, label: string): PointsMark => ({
  kind: "points",
  x,
  y,
  label,
  color: null,
});

/** Target and prediction over the data that the prediction is made of; over each other where that is no single vector. */
function dataPanel(loss: Node, session: Session): Panel | null {
  const residual = termsOf(loss)?.[0]?.residual;
  const target = residual && targetOf(residual);
  if (!residual || !target || sizeOf(target.shape) < 2) return null;
  const model = residual.inputs.find((n) => n !== target)!;
  const size = sizeOf(model.shape);
  if (size !== sizeOf(target.shape)) return null;
  const sources = sourcesOf(model);
  const x = sources.length === 1 && sizeOf(sources[0]!.shape) === size ? sources[0]! : null;
  const [y, predicted, across] = realize([target, model, ...(x ? [x] : [])]).map(numbersIn);
  const nameY = nameOf(target, session) ?? "data";
  if (!across) {
    const ends = Float64Array.of(Math.min(...y!), Math.max(...y!));
    return {
      ...emptyPanel,
      title: "predicted and given",
      marks: [points(y!, predicted!, "data"), { ...line(ends, ends, "equal"), dashed: true }],
      x: { ...plainAxis, label: nameY },
      y: { ...plainAxis, label: "predicted" },
    };
  }
  const order = Array.from(across.keys()).sort((a, b) => across[a]! - across[b]!);
  const sorted = (values: Float64Array): Float64Array => Float64Array.from(order, (i) => values[i]!);
  return {
    ...emptyPanel,
    title: "fit",
    marks: [points(across, y!, nameY), line(sorted(across), sorted(predicted!), "fitted")],
    x: { ...plainAxis, label: nameOf(x!, session) },
    y: plainAxis,
  };
}

const numbersIn = (s: Stored): Float64Array => Float64Array.from(denseData(s) as Float64Array, Number);

/** The tensors with more than one value that a node is made of, other than Variables. */
function sourcesOf(node: Node): readonly Node[] {
  const found = new Map<unknown, Node>();
  const seen = new Set<Node>();
  const visit = (n: Node): void => {
    if (seen.has(n)) return;
    seen.add(n);
    if (n.step.kind === "variable") return;
    if (n.inputs.length > 0) return n.inputs.forEach(visit);
    if (sizeOf(n.shape) > 1) found.set(n.value?.data ?? n, n);
  };
  visit(node);
  return [...found.values()];
}

/** What the session calls a tensor. */
function nameOf(node: Node, session: Session): string | null {
  for (const [name, value] of session.scope.names) {
    if (value.kind !== "tensor") continue;
    if (value.node === node || (value.node.value && value.node.value.data === node.value?.data)) return name;
  }
  return null;
}
