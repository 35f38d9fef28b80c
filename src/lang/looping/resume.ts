/** Going on in the middle of a block, where a procedure stopped. Knows where that is, not why it did. */
import { type Env, type Flow, loopEnd } from "../env.ts";
import type { Block, Statement } from "../syntax.ts";
import type { Counted, Place, Within } from "./places.ts";

export interface Continue {
  /** The turns of a loop from one on, as a function: what a `for` goes over is looked up now, with its range, if it has one. */
  readonly loop: (s: Statement, counted: Numbers | null, env: Env) => (from: number) => Flow;
}
/** How many turns of a `for` are over, and its range. */
export interface Numbers {
  readonly at: number;
  readonly range: { readonly start: number; readonly end: number; readonly step: number } | null;
}
type Slots = readonly (bigint | number)[];

/** The rest of the block from that place on. */
export function resumeBlock(block: Block, { at, within }: Place, slots: Slots, env: Env, go: Continue): Flow {
  const { runBlock } = env.interpreter;
  if (within === null) return runBlock(block.slice(at), env);
  const flow = resumeWithin(block[at]!, within, slots, env, go);
  return flow === "next" ? runBlock(block.slice(at + 1), env) : flow;
}

function resumeWithin(s: Statement, within: Within, slots: Slots, env: Env, go: Continue): Flow {
  if (within.kind === "branch") {
    if (s.kind !== "if") throw new Error("a branch of what has none");
    return resumeBlock(s.branches[within.branch]?.body ?? s.otherwise, within.place, slots, env, go);
  }
  if (s.kind !== "for" && s.kind !== "while") throw new Error("a turn of what has none");
  const numbers = within.counted && numbersIn(within.counted, slots);
  // The rest of the turn may replace what the loop goes over.
  const turnsFrom = go.loop(s, numbers, env);
  const at = numbers?.at ?? 0;
  if (within.place === null) return turnsFrom(at);
  const flow = resumeBlock(s.body, within.place, slots, env, go);
  const end = loopEnd(flow);
  if (end) return end;
  return turnsFrom(at + 1);
}

function numbersIn({ at, end, range }: Counted, slots: Slots): Numbers {
  const number = (slot: number): number => Number(slots[slot]);
  if (!range) return { at: number(at), range: null };
  const [start, step] = [number(range.start), number(range.step)];
  return { at: number(at), range: { start, end: start + number(end) * step, step } };
}
