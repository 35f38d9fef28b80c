/**
 * The residuals of a loss that is a sum of squares, found in its graph: mean((y - f)**2), mse(y, f), sums of such terms.
 * Knows steps of graphs; a loss that it does not see through is simply no sum of squares.
 */
import { isFloat } from "../core/dtype.ts";
import { repeatsOne } from "../core/layout.ts";
import { onlyElement } from "../core/stored.ts";
import type { Node } from "../graph/node.ts";
import { realize } from "../runtime/realize.ts";

/** loss = Σ over terms of scale · Σ residual². */
export interface Term {
  readonly residual: Node;
  readonly scale: number;
  /** Σ residual², where the loss has it as it stands. */
  readonly total: Node | null;
}

/** The terms of a loss, or null where it is no sum of squares with positive weights. */
export function termsOf(loss: Node): readonly Term[] | null {
  return isFloat(loss.dtype) ? termsIn(loss, 1) : null;
}

function termsIn(node: Node, scale: number): readonly Term[] | null {
  const { step, inputs } = node;
  // What no Variable has a part in lets go of what it was made from.
  if (inputs.length === 0) return null;
  const squared = squareRootOf(node);
  if (squared) return scale > 0 ? [{ residual: squared, scale, total: null }] : null;
  if (step.kind === "reduction") {
    const terms = step.combine === "add" ? termsIn(inputs[0]!, scale) : null;
    const isTotal = node.shape.length === 0 && step.order === "packs" && squareRootOf(inputs[0]!) !== null;
    return isTotal && terms ? [{ ...terms[0]!, total: node }] : terms;
  }
  if (step.kind === "movement") return step.move.kind === "reshape" ? termsIn(inputs[0]!, scale) : null;
  if (step.kind !== "elementwise") return null;
  const [a, b] = inputs;
  switch (step.op.name) {
    case "add": {
      const [left, right] = [termsIn(a!, scale), termsIn(b!, scale)];
      return left && right ? [...left, ...right] : null;
    }
    case "divide": {
      const by = numberIn(b!);
      return by === null ? null : termsIn(a!, scale / by);
    }
    case "multiply": {
      const [left, right] = [numberIn(a!), numberIn(b!)];
      if (left !== null) return termsIn(b!, scale * left);
      return right === null ? null : termsIn(a!, scale * right);
    }
    default:
      return null;
  }
}

/** x of x², x · x, x ** 2. */
function squareRootOf({ step, inputs }: Node): Node | null {
  if (step.kind !== "elementwise") return null;
  const [x, y] = inputs;
  if (step.op.name === "square") return x!;
  if (step.op.name === "multiply") return x === y ? x! : null;
  return step.op.name === "pow" && numberIn(y!) === 2 ? x! : null;
}

/** The number that every element is, if it is one and no Variable has a part in it. */
function numberIn(node: Node): number | null {
  if (node.recorded) return null;
  if (node.value) return repeatsOne(node.value.layout) ? Number(onlyElement(node.value)) : null;
  if (node.step.kind === "movement" && ["expand", "reshape"].includes(node.step.move.kind))
    return numberIn(node.inputs[0]!);
  return node.shape.every((d) => d === 1) ? Number(onlyElement(realize([node])[0]!)) : null;
}

/** What a residual compares with: the side of the difference that no Variable has a part in. */
export function targetOf({ step, inputs }: Node): Node | null {
  if (step.kind !== "elementwise" || step.op.name !== "subtract") return null;
  const [a, b] = inputs;
  if (a!.recorded === b!.recorded) return null;
  return a!.recorded ? b! : a!;
}
