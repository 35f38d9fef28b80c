/**
 * Loops over elements in the host language, each a function of its own: the host's compiler meets one kind of number in
 * it and one function to put in its place, where a loop that all share would box every number and call. Knows how elements
 * lie in rows; what becomes of them, the functions say.
 */
import type { Data, DType } from "../../core/dtype.ts";
import type { Step } from "../../scalar/expr.ts";
import { type InstructionName, instruction, meaningOn } from "../../scalar/instructions.ts";
import { castElement } from "./cast.ts";

/** Elements in `data` from `at` on, `by` apart; 0 repeats one. */
export interface Row {
  readonly data: Data;
  readonly at: number;
  readonly by: number;
}

/** What the function gives for `count` elements of the rows goes into `out`, whose storage rounds or wraps it. */
export type ElementLoop = (count: number, out: Row, x: Row, y: Row, z: Row) => void;

/** Elements that a loop goes through before it is worth a function of its own, which takes a while to make. */
const patience = 4096;

const loops = new Map<string, ElementLoop>();

/** What a step of a body does to rows; null where it stands for what is there already. */
export function loopFor(step: Step): ElementLoop | null {
  if (step.kind === "alu") return instructionLoop(step.name, step.on);
  return step.kind === "cast" ? castLoop(step.from, step.dtype) : null;
}

/** `on` chooses the meaning: floats, integers of up to 32 bits, or 64-bit integers. Rows that an instruction does not take are not looked at. */
export function instructionLoop(name: InstructionName, on: DType): ElementLoop {
  const called = `${name}_${on}`;
  const known = loops.get(called);
  if (known) return known;
  const meaning = meaningOn(name, on);
  if (!meaning) throw new Error(`instruction ${name} has no meaning on ${on}`);
  return loopOf(called, instruction(name).arity, meaning);
}

/** Elements of one dtype as those of another. */
export function castLoop(from: DType, to: DType): ElementLoop {
  const called = `${from}_to_${to}`;
  return loops.get(called) ?? loopOf(called, 1, castElement(from, to) as Meaning);
}

/** What becomes of the elements of the rows, as they lie in their storage. */
type Meaning = (x: number, y: number, z: number) => number;

function loopOf(called: string, arity: 1 | 2 | 3, f: Meaning): ElementLoop {
  let gone = 0;
  let own: ElementLoop | null | undefined;
  const loop: ElementLoop = (count, out, x, y, z) => {
    gone += count;
    if (own === undefined && gone > patience) own = ownLoop(called, arity, f);
    if (own) own(count, out, x, y, z);
    else if (arity === 1) ofOne(f as (x: number) => number, count, out, x);
    else ofSeveral(f, count, out, x, y, z);
  };
  loops.set(called, loop);
  return loop;
}

function ofOne(f: (x: number) => number, count: number, out: Row, x: Row): void {
  const [to, from] = [out.data as Float64Array, x.data as Float64Array];
  for (let n = 0; n < count; n++) to[out.at + n] = f(from[x.at + n * x.by]!);
}
function ofSeveral(f: Meaning, count: number, out: Row, x: Row, y: Row, z: Row): void {
  const [to, a, b, c] = [out.data, x.data, y.data, z.data] as [Float64Array, Float64Array, Float64Array, Float64Array];
  for (let n = 0; n < count; n++) to[out.at + n] = f(a[x.at + n * x.by]!, b[y.at + n * y.by]!, c[z.at + n * z.by]!);
}

/**
 * The text has names of ours in it and nothing that anybody wrote. It has a name of its own: the host would take two
 * functions of one text for the same. Null where the host makes no code of text.
 */
function ownLoop(called: string, arity: 1 | 2 | 3, f: Meaning): ElementLoop | null {
  const rows = ["x", "y", "z"].slice(0, arity);
  const begin = rows.map((r) => `const ${r}s = ${r}.data, ${r}by = ${r}.by; let ${r}at = ${r}.at;`).join(" ");
  const call = `f(${rows.map((r) => `${r}s[${r}at]`).join(", ")})`;
  const step = rows.map((r) => `${r}at += ${r}by;`).join(" ");
  const text = `return function ${called}(count, out, x, y, z) {
    const to = out.data, end = out.at + count; ${begin}
    for (let n = out.at; n < end; n++) { to[n] = ${call}; ${step} }
  }`;
  try {
    return new Function("f", text)(f) as ElementLoop;
  } catch (error) {
    if (!(error instanceof EvalError)) throw error;
    return null;
  }
}
