/**
 * What was observed of an evaluation as explained steps: which tensors came in under which names, what was made of them
 * and how. Knows observations and nodes; what each node does to axes is told by `explain-parts.ts`.
 */
import { isFloat } from "../core/dtype.ts";
import type { ExplainedPart, ExplainedStep, MemoryUse, Operand } from "../core/explanation.ts";
import { type Node, topological } from "../graph/node.ts";
import { readVariable } from "../graph/variable.ts";
import { elementsOf } from "../lang/convert.ts";
import type { Observation } from "../lang/env.ts";
import { type Arg, tensorOf, type Value } from "../lang/value.ts";
import { viewAhead } from "../runtime/realize.ts";
import { indexPart, partsOf } from "./explain-parts.ts";
import type { MadeStep } from "./made-step.ts";
import { NodeNames, textAt } from "./node-names.ts";

type Operating = Extract<Observation, { kind: "operation" }>;
type Indexing = Extract<Observation, { kind: "index" }>;

/** Steps that are kept; a loop may make any number of them. */
const mostSteps = 60;

/** Collects the steps of one evaluation. */
export class StepWatcher {
  readonly names = new NodeNames();
  /** Steps beyond those that are kept. */
  hidden = 0;
  private saidLiteral = false;
  private readonly drafts: (Omit<ExplainedStep, "within"> & { within: string | null; readonly depth: number })[] = [];

  get steps(): readonly ExplainedStep[] {
    return this.drafts.map(({ depth, ...step }) => step);
  }

  readonly observe = (o: Observation): void => {
    if (o.kind === "call") {
      for (const d of this.drafts) if (d.depth > o.depth) d.within ??= o.name;
      return;
    }
    if (this.drafts.length === mostSteps) {
      this.hidden++;
      return;
    }
    const number = this.drafts.length + 1;
    const step = o.kind === "index" ? this.indexStep(o) : this.operationStep(o);
    this.drafts.push({ ...step, within: null, depth: o.depth });
    o.results.forEach((n, i) => {
      const several = o.results.length > 1;
      this.names.call(n, several ? `${step.text}[${i}]` : step.text, several ? null : number);
    });
  };

  private operationStep(o: Operating): Omit<ExplainedStep, "within"> {
    const inputs = inputsOf(o);
    for (const { node, text } of inputs) this.names.call(node, text, null);
    const step = this.made(
      o.results,
      inputs.map((x) => x.node),
      inputs,
    );
    return {
      text: textAt(o.source, o.span) || o.operation.name,
      does: o.operation.name,
      operands: inputs.map(({ node, text }) => this.operand(node, text)),
      results: o.results.map((n) => this.operand(n, "")),
      memory: memoryOf(inputs.length, step.nodes, o.results),
      parts: inputs.length === 0 ? [] : [...this.literalNote(inputs), ...partsOf(step, o.operation, o.bound)],
    };
  }

  /** Said once: whole numbers that were written down take the dtype of the tensor beside them. */
  private literalNote(inputs: readonly Input[]): ExplainedPart[] {
    if (this.saidLiteral) return [];
    const literal = inputs.find((x) => x.value.kind === "int" && isFloat(x.node.dtype));
    const beside = inputs.find((x) => x.value.kind === "tensor" || x.value.kind === "variable");
    if (!literal || !beside) return [];
    this.saidLiteral = true;
    const name = this.names.short(beside.node, beside.text);
    return [
      {
        kind: "note",
        text: `${literal.text} was written down, so it takes the dtype of ${name}: ${literal.node.dtype}`,
      },
    ];
  }

  private indexStep(o: Indexing): Omit<ExplainedStep, "within"> {
    const text = textAt(o.source, o.ofSpan);
    this.names.call(o.of, text, null);
    const step = this.made(o.results, [o.of], [{ node: o.of, text, value: tensorOf(o.of) }]);
    return {
      text: textAt(o.source, o.span),
      does: "index",
      operands: [this.operand(o.of, text)],
      results: o.results.map((n) => this.operand(n, "")),
      memory: memoryOf(1, step.nodes, o.results),
      parts: [
        indexPart(
          o.of.shape,
          o.items,
          o.itemSpans.map((span) => textAt(o.source, span)),
        ),
      ],
    };
  }

  /** The nodes that lead from the inputs to the results, and what the inputs are called here. */
  private made(results: readonly Node[], inputs: readonly Node[], texts: readonly Input[]): MadeStep {
    const stops = new Set(inputs);
    const isInside = (n: Node): boolean => !stops.has(n) && n.value === null;
    const here = new Map(texts.map((x) => [x.node, this.names.short(x.node, x.text)]));
    return {
      nodes: topological(results, isInside).filter(isInside),
      inputs,
      results,
      nameOf: (n) => here.get(n) ?? this.names.inner(n),
      textOf: (n) => texts.find((x) => x.node === n)?.text || this.names.inner(n),
      isInput: (n) => stops.has(n),
    };
  }

  private operand(node: Node, text: string): Operand {
    return { name: this.names.short(node, text), shape: node.shape, dtype: node.dtype };
  }
}

/** A tensor that an operation was given, and how it was written. */
interface Input {
  readonly value: Value;
  readonly node: Node;
  readonly text: string;
}

function inputsOf({ operation, given, bound, source }: Operating): Input[] {
  return Object.entries(operation.params).flatMap(([name, param]): Input[] => {
    const arg = given.get(name);
    if (!arg) return [];
    const text = textAt(source, arg.span);
    if (param.kind === "tensor")
      return bound[name] ? [{ node: nodeOf(arg.value, bound[name] as Node), text, value: arg.value }] : [];
    return param.kind === "tensors" ? partsIn(arg, bound[name] as readonly Node[], text) : [];
  });
}

/** The tensor itself rather than what it became on its way in; a literal is what it became. */
function nodeOf(value: Value, bound: Node): Node {
  if (value.kind === "tensor") return value.node;
  return value.kind === "variable" ? readVariable(value.variable) : bound;
}

function partsIn({ value }: Arg, bound: readonly Node[], text: string): Input[] {
  if (value.kind === "tensor") return [{ node: value.node, text, value }];
  const items = elementsOf(value) ?? [];
  const texts = splitList(text, bound.length);
  return bound.map((node, i) => {
    const item = items[i] ?? tensorOf(node);
    return { node: nodeOf(item, node), text: texts[i]!, value: item };
  });
}

/** The parts of `[a, b]` as they are written; numbered where the text is no plain list of so many. */
function splitList(text: string, count: number): string[] {
  const parts: string[] = [""];
  let depth = 0;
  for (const c of text.replace(/^\s*[[(]([\s\S]*)[\])]\s*$/, "$1")) {
    if ("([{".includes(c)) depth++;
    if (")]}".includes(c)) depth--;
    if (c === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += c;
  }
  const found = parts.map((p) => p.trim()).filter((p) => p !== "");
  return found.length === count ? found : Array.from({ length: count }, (_, i) => `part ${i}`);
}

/** Results that only show their input's elements are views, if no element had to move for it. */
function memoryOf(inputs: number, nodes: readonly Node[], results: readonly Node[]): MemoryUse {
  if (inputs === 0) return results.every((n) => viewAhead(n) !== null) ? "repeated" : "new";
  if (nodes.length === 0) return results.some((n) => n.step.kind === "source") ? "new" : "none";
  if (nodes.some((n) => n.step.kind !== "movement" || n.step.move.kind === "place")) return "new";
  return nodes.every((n) => viewAhead(n) !== null) ? "view" : "copy";
}
