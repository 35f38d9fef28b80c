/** What tensors are called while an evaluation is explained: the text that gave them, or the number of their step. */
import type { Source, Span } from "../core/errors.ts";
import type { Node } from "../graph/node.ts";
import { stepName } from "../graph/structure.ts";

/** Longer texts are said by the number of their step. */
const longName = 18;

/** The text at a span, in one line; empty for what stands nowhere. */
export const textAt = (source: Source, span: Span): string =>
  span.end > span.start ? source.text.slice(span.start, span.end).replace(/\s+/g, " ") : "";

const cut = (text: string): string => (text.length > longName ? `${text.slice(0, longName - 1)}…` : text);

export class NodeNames {
  private readonly texts = new Map<Node, string>();
  private readonly numbers = new Map<Node, number>();

  /** The first text of a node stays. */
  call(node: Node, text: string, step: number | null): void {
    if (text !== "" && !this.texts.has(node)) this.texts.set(node, text);
    if (step !== null && !this.numbers.has(node)) this.numbers.set(node, step);
  }
  /** The whole text that gave the node. */
  text(node: Node): string | undefined {
    return this.texts.get(node);
  }
  /** A name for a table: `text` if it is short, else the step's number. */
  short(node: Node, text: string): string {
    const wanted = text || this.texts.get(node) || stepName(node.step);
    const number = this.numbers.get(node);
    return wanted.length > longName && number !== undefined ? `step ${number}` : cut(wanted);
  }
  /** The same for a node that no text gave: what its step does. */
  inner(node: Node): string {
    return this.short(node, "");
  }
}
