/**
 * A loop as text, for people: its dimensions, what it reads and where, what happens to an element, what comes out. The
 * same steps that are emitted, in the same order; how lanes and registers share them is left out.
 */

import type { Step } from "../scalar/expr.ts";
import type { InstructionName } from "../scalar/instructions.ts";
import { type Access, keptCount, type Loop, type LoopOutput } from "./loop.ts";

/** What the inputs and outputs of a loop are called. */
export interface LoopNames {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

export function showLoop(loop: Loop, names: LoopNames): readonly string[] {
  const kept = keptCount(loop);
  const lines: string[] = [];
  const indent = (depth: number): string => "  ".repeat(depth);
  for (const [d, size] of loop.sizes.entries())
    lines.push(`${indent(d)}for ${letterOf(d)} < ${size}${noteOf(loop, d, kept)}`);
  const deep = loop.sizes.length;
  const texts = valuesOf(loop, names.inputs);
  for (const [i, text] of texts.entries()) if (isNamed(loop, i)) lines.push(`${indent(deep)}t${i} = ${text}`);
  const out = loop.sizes.flatMap((_, d) => (d < kept || d >= kept + loop.reduced ? [letterOf(d)] : []));
  for (const [k, o] of loop.outputs.entries()) {
    const place = out.length > 0 ? `[${out.join(", ")}]` : "";
    lines.push(`${indent(deep)}${outputLine(`${names.outputs[k]!}${place}`, o, referTo(loop, texts, o.step))}`);
  }
  return lines;
}

/** `i`, `j`, `k`, … and then numbered. */
const letterOf = (d: number): string => "ijklmnpq"[d] ?? `i${d}`;

function noteOf(loop: Loop, d: number, kept: number): string {
  if (d < kept || d >= kept + loop.reduced) return "";
  const [first] = loop.outputs.flatMap((o) => (o.combine ? [o.combine] : []));
  const what = { add: "summed", mul: "multiplied", max: "largest", min: "smallest", and: "all", or: "any" }[first!];
  return loop.kind !== "columns" ? `   ${what}, in lanes` : `   ${what}, one after another`;
}

/** Constants stand where they are used; everything else has a name of its own. */
const isNamed = (loop: Loop, step: number): boolean => loop.steps[step]!.kind !== "const";
const referTo = (loop: Loop, texts: readonly string[], step: number): string =>
  isNamed(loop, step) ? `t${step}` : texts[step]!;

function valuesOf(loop: Loop, inputs: readonly string[]): string[] {
  const texts: string[] = [];
  for (const step of loop.steps) texts.push(textOf(step, loop, inputs, texts));
  return texts;
}

function textOf(step: Step, loop: Loop, inputs: readonly string[], texts: readonly string[]): string {
  switch (step.kind) {
    case "load": {
      const place = placeOf(loop.inputs[step.slot]!);
      return place === "" ? inputs[step.slot]! : `${asOne(inputs[step.slot]!)}[${place}]`;
    }
    case "const":
      return String(step.value);
    case "cast":
      return `${step.dtype}(${referTo(loop, texts, step.args[0]!)})`;
    case "alu":
      return showInstruction(
        step.name,
        step.args.map((a) => referTo(loop, texts, a)),
      );
  }
}

/** `(A @ B)`: a name with an operator in it stands in brackets where an index follows. */
function asOne(name: string): string {
  let depth = 0;
  for (const c of name) {
    if ("([{".includes(c)) depth++;
    else if (")]}".includes(c)) depth--;
    else if (depth === 0 && /[-+*/%@&|^<>=!~]/.test(c)) return `(${name})`;
  }
  return name;
}

/** `20i + j`: where in the buffer an element lies; empty where one element stands for all. */
function placeOf({ strides }: Access): string {
  const terms = strides.flatMap((s, d) => (s === 0 ? [] : [s === 1 ? letterOf(d) : `${s}${letterOf(d)}`]));
  return terms.join(" + ").replaceAll("+ -", "- ");
}

const infix: Partial<Record<InstructionName, string>> = {
  add: "+",
  sub: "-",
  mul: "*",
  div: "/",
  floordiv: "//",
  mod: "%",
  pow: "**",
  lt: "<",
  le: "<=",
  eq: "==",
  ne: "!=",
  and: "&",
  or: "|",
  xor: "^",
  shl: "<<",
  shr: ">>",
};
/** An instruction with its operands, as one would write it. */
export function showInstruction(name: InstructionName, args: readonly string[]): string {
  const sign = infix[name];
  if (sign && args.length === 2) return `${args[0]} ${sign} ${args[1]}`;
  if (name === "select") return `${args[0]} ? ${args[1]} : ${args[2]}`;
  return name === "neg" ? `-${args[0]}` : `${name}(${args.join(", ")})`;
}

function outputLine(place: string, { combine }: LoopOutput, value: string): string {
  switch (combine) {
    case null:
      return `${place} = ${value}`;
    case "add":
      return `${place} += ${value}`;
    case "mul":
      return `${place} *= ${value}`;
    case "and":
      return `${place} &= ${value}`;
    case "or":
      return `${place} |= ${value}`;
    case "max":
    case "min":
      return `${place} = ${combine}(${place}, ${value})`;
  }
}
