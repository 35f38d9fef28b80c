/**
 * `for` and `while`: one turn after another, and where a loop is about numbers and goes on for long, many turns at once by
 * a procedure. Knows when that is worth while; what a procedure is made of, it does not know.
 */
import { assignTarget } from "./assign.ts";
import { itemByItem } from "./clauses.ts";
import { type Env, type Flow, loopEnd, type MakeProcedure, type ProcedureRunner } from "./env.ts";
import { evaluate } from "./evaluate.ts";
import { assignedNames } from "./locals.ts";
import { type ArrayLike, Arrays, bindSlots, bytesCopied, fillSlots, isLong, isMixable } from "./looping/buffers.ts";
import { type Held, Holdings } from "./looping/givens.ts";
import { namesIn } from "./looping/names.ts";
import type { Exit } from "./looping/places.ts";
import { type Continue, type Numbers, resumeBlock } from "./looping/resume.ts";
import { mixed } from "./looping/tags.ts";
import { type Translation, translated } from "./looping/translate.ts";
import { countOf } from "./sequences.ts";
import type { StatementOf } from "./syntax.ts";
import { laterTurns } from "./tracing.ts";
import { isTrueOf } from "./truth.ts";
import { intOf, rangeLength, type Value } from "./value.ts";

type Loop = StatementOf<"for" | "while">;

interface Prepared {
  readonly translation: Translation;
  readonly run: ProcedureRunner;
}
/** What is known of a loop, however often it runs. */
interface Known {
  readonly names: readonly string[];
  /** Those in what a `for` goes over. */
  readonly gone: readonly string[];
  readonly assigned: ReadonlySet<string>;
  /** By what the names hold: null where no procedure is made for that. */
  readonly prepared: Map<string, Prepared | null>;
  /** Turns that were gone through one by one. */
  turns: number;
  runs: number;
  /** Turns of the loops in it for each of its own, itself counted, as they were last. */
  perTurn: number;
  /** Attempts in which there was no procedure, as long as there never was one. */
  attempts: number;
  /** Turns before which there is no other attempt, and how many of the last ones cost more than they brought. */
  until: number;
  losses: number;
}
/** Attempts after which a loop is left alone. */
const mostAttempts = 8;
/** What every one of so many names may hold at every place takes longer to find than the turns do. */
const mostAssigned = 500;
const known = new WeakMap<Loop, Known>();
function knownOf(s: Loop): Known {
  const found = known.get(s);
  if (found) return found;
  const assigned = assignedNames([s]);
  const made: Known = {
    names: namesIn(s),
    gone: s.kind === "for" ? namesIn(s.over) : [],
    assigned,
    prepared: new Map(),
    turns: 0,
    runs: 0,
    perTurn: 1,
    attempts: assigned.size > mostAssigned ? mostAttempts : 0,
    until: 0,
    losses: 0,
  };
  known.set(s, made);
  return made;
}

/** Turns of all loops, for those who ask how many there were in one of their own. */
let turnsTaken = 0;
/** Turns that are expected yet from which on a procedure is made, or one that is there is used. */
const worthMaking = 300;
const worthUsing = 12;
/** Bytes that may be copied for each turn that is expected: in the time of one, much can be. */
const bytesForTurn = 4096;
/** Items of lists that can be looked at in the time of a turn. */
const itemsForTurn = 16;
/** Losses after which the time to the next attempt grows no more. */
const mostLosses = 5;

/** What a `for` goes over, and what the names in it held when that was looked up. */
interface Begun {
  readonly over: Value;
  /** Null of a range, which is what it is. */
  readonly held: readonly (Value | undefined)[] | null;
}
const heldIn = ({ gone }: Known, env: Env): readonly (Value | undefined)[] => gone.map((n) => env.scope.lookup(n));
const begun = (s: StatementOf<"for">, over: Value, env: Env): Begun => ({
  over,
  held: over.kind === "range" ? null : heldIn(knownOf(s), env),
});

export function runFor(s: StatementOf<"for">, env: Env): Flow {
  return forFrom(s, begun(s, evaluate(s.over, env), env), 0, env);
}

export const runWhile = (s: StatementOf<"while">, env: Env): Flow => whileFrom(s, env);

/** The turns of a loop that a procedure left in the middle. */
const go: Continue = {
  loop: (s, numbers, env) => {
    if (s.kind === "while") return () => whileFrom(s, env);
    const loop = s as StatementOf<"for">;
    const what = begun(loop, overOf(loop, numbers!, env), env);
    return (from) => forFrom(loop, what, from, env);
  },
};
function overOf(s: StatementOf<"for">, { range }: Numbers, env: Env): Value {
  return range ? { kind: "range", start: range.start, stop: range.end, step: range.step } : evaluate(s.over, env);
}

function forFrom(s: StatementOf<"for">, what: Begun, from: number, env: Env): Flow {
  const { over } = what;
  if (over.kind === "range") return overRange(s, over, from, env);
  let turn = env;
  let at = 0;
  const watch = new Watch(s, env, what);
  const next = itemByItem(over, env, s.over.span);
  for (let item = next(); item; item = next()) {
    if (at++ < from) continue;
    assignTarget(s.target, item, turn);
    const flow = runTurn(s, env, turn);
    turn = laterTurns(over, env);
    const end = loopEnd(flow);
    if (end) return end;
    if (!watch.isTime(leftOf(over, at))) continue;
    const done = watch.go(over, at);
    if (done === null) continue;
    const left = loopEnd(done.flow);
    if (left) return left;
    if (done.over) break;
    from = done.at;
  }
  return env.interpreter.runBlock(s.otherwise, env);
}

/** How many items are left; null where nobody knows. */
function leftOf(over: Value, at: number): number | null {
  const count = countOf(over);
  return count === null ? null : count - at;
}
function overRange(s: StatementOf<"for">, over: Value & { readonly kind: "range" }, from: number, env: Env): Flow {
  const count = rangeLength(over);
  const watch = new Watch(s, env);
  let turn = env;
  for (let at = from; at < count; ) {
    if (watch.isTime(count - at)) {
      const done = watch.go(over, at);
      if (done) {
        const end = loopEnd(done.flow);
        if (end) return end;
        at = done.at;
        continue;
      }
    }
    assignTarget(s.target, intOf(over.start + at * over.step), turn);
    const flow = runTurn(s, env, turn);
    turn = laterTurns(over, env);
    const end = loopEnd(flow);
    if (end) return end;
    at++;
  }
  return env.interpreter.runBlock(s.otherwise, env);
}

function whileFrom(s: StatementOf<"while">, env: Env): Flow {
  const watch = new Watch(s, env);
  for (let turn = env; ; ) {
    if (watch.isTime(null)) {
      const done = watch.go(null, 0);
      const end = done && loopEnd(done.flow);
      if (end) return end;
      if (done?.over) break;
    }
    const test = evaluate(s.test, turn);
    if (!isTrueOf(test, s.test.span, turn)) break;
    const flow = runTurn(s, env, turn);
    turn = laterTurns(test, env);
    const end = loopEnd(flow);
    if (end) return end;
  }
  return env.interpreter.runBlock(s.otherwise, env);
}

function runTurn(s: Loop, env: Env, turn: Env): Flow {
  const flow = env.interpreter.runBlock(s.body, turn);
  turnsTaken++;
  env.host.turn(env.scope);
  return flow;
}

/**
 * Goes through the turns of a loop if a procedure takes the first of them, of which there are so many; else nothing has
 * happened.
 */
export function throughAtOnce(s: StatementOf<"for">, over: Value, turns: number, env: Env): boolean {
  const what = begun(s, over, env);
  const watch = new Watch(s, env, what);
  const done = watch.isWorth(turns) ? watch.go(over.kind === "range" ? over : null, 0) : null;
  if (done && !done.over) forFrom(s, what, done.at, env);
  return done !== null;
}

/** How far a procedure took the loop. */
interface Done {
  /** Turns that are over. */
  readonly at: number;
  readonly flow: Flow;
  /** No turn is left. */
  readonly over: boolean;
}

/** Looks on while a loop runs, and says when a procedure may take over. */
class Watch {
  private readonly s: Loop;
  private readonly env: Env;
  private readonly known: Known;
  private readonly what: Begun | null;
  private readonly begin = turnsTaken;
  private asked = 0;
  /** How often it is asked before the next attempt. */
  private next = 2;
  private failures = 0;
  private expected = 0;
  /** What the attempt under way costs, and what a procedure did in it: both in turns. */
  private cost = 0;
  private gain = 0;

  constructor(s: Loop, env: Env, what: Begun | null = null) {
    [this.s, this.env, this.known, this.what] = [s, env, knownOf(s), what];
    this.known.runs++;
    // A loop that a procedure is there for need not show first that it goes on for long.
    for (const ready of this.known.prepared.values()) if (ready) this.next = 0;
  }

  /** Whether to try now, with so many turns left; null: nobody knows. */
  isTime(left: number | null): boolean {
    this.known.turns++;
    if (this.asked++ < this.next || this.known.turns < this.known.until) return false;
    if (this.known.attempts >= mostAttempts) return false;
    const taken = turnsTaken - this.begin;
    if (this.asked > 1) this.known.perTurn = Math.max(1, taken / (this.asked - 1));
    this.expected = left === null ? Math.max(taken, this.known.turns / this.known.runs) : left * this.known.perTurn;
    const has = this.known.prepared.size > 0;
    if (this.expected >= (has ? worthUsing : worthMaking)) return true;
    return !has && this.known.turns >= worthMaking && this.expected >= worthUsing;
  }

  /** Whether so many turns are worth a procedure from the first one on. */
  isWorth(turns: number): boolean {
    this.expected = turns;
    this.known.turns += turns;
    return turns >= worthMaking && this.known.turns >= this.known.until && this.known.attempts < mostAttempts;
  }

  /** Lets a procedure take turns, if there is one for what the names hold. */
  go(over: Value | null, at: number): Done | null {
    [this.cost, this.gain] = [0, 0];
    const done = this.attempt(over, at);
    if (this.gain < worthUsing) {
      this.failures = Math.min(this.failures + 1, 12);
      this.next = this.asked + 2 ** this.failures;
    } else this.failures = 0;
    this.account();
    return done;
  }

  /** After a loss, as many turns as it cost go by before the next attempt; after another one, more. */
  private account(): void {
    const { known, cost, gain } = this;
    if (gain >= cost) known.losses = 0;
    else {
      known.until = known.turns + (cost * 2 ** known.losses) / known.perTurn;
      known.losses = Math.min(known.losses + 1, mostLosses);
    }
  }

  private attempt(over: Value | null, at: number): Done | null {
    const { env, known } = this;
    const make = env.host.procedure;
    if (!make || env.observe || env.tracing || this.isReplaced()) return null;
    if (isLong(known.names, bytesForTurn * this.expected, env)) return null;
    const { sign, held, values, items } = new Holdings(known.names, known.assigned, env);
    this.cost += items / itemsForTurn;
    const ready = this.preparedFor(sign, held, over?.kind === "range", make);
    if (!ready && [...known.prepared.values()].every((p) => p === null)) known.attempts++;
    return ready && this.run(ready, values, over, at);
  }

  /** Something else is there by now in place of what the loop goes over. */
  private isReplaced(): boolean {
    const held = this.what?.held;
    return !!held && heldIn(this.known, this.env).some((now, i) => now !== held[i]);
  }

  private preparedFor(
    names: string,
    held: ReadonlyMap<string, Held>,
    ranged: boolean,
    make: MakeProcedure,
  ): Prepared | null {
    const { s, env, known } = this;
    const sign = `${ranged}${names}`;
    const found = known.prepared.get(sign);
    if (found !== undefined) return found;
    const python = env.host.dialect === "python";
    const translation = translated(s, held, known.assigned, { ranged, python });
    const prepared = translation && {
      translation,
      run: make(translation.procedure, translation.functions),
    };
    known.prepared.set(sign, prepared);
    return prepared;
  }

  private run(
    { translation, run }: Prepared,
    values: ReadonlyMap<string, Value>,
    over: Value | null,
    from: number,
  ): Done | null {
    const { env, known } = this;
    const { procedure, names, loop, exits } = translation;
    const slots = procedure.slots.map((width): bigint | number => (width === "i64" ? 0n : 0));
    fillSlots(slots, names, values, env);
    slots[loop.at] = BigInt(from);
    if (over?.kind === "range") {
      slots[loop.range!.start] = BigInt(over.start);
      slots[loop.range!.step] = BigInt(over.step);
      slots[loop.end] = BigInt(rangeLength(over));
    }
    const arrayOf = (name: string): ArrayLike => values.get(name) as ArrayLike;
    const given = translation.arrays.map(arrayOf);
    const written = new Set([...translation.written].map(arrayOf));
    const { kinds } = translation;
    if (given.some((array, i) => kinds[i] === mixed && !isMixable(array, procedure.arrays[i]!))) return null;
    const copied = bytesCopied(given, written) / bytesForTurn;
    if (copied > this.expected) return null;
    this.cost += copied;
    const arrays = new Arrays(given, procedure.arrays, kinds, written, this.expected, env);
    let exit: Exit;
    do {
      const ended = run(slots, arrays.placed, arrays.sizes);
      if (ended === null) return null;
      this.gain += ended.turns;
      exit = exits[ended.exit]!;
    } while (exit.kind === "pause");
    const at = Number(slots[loop.at]);
    turnsTaken += this.gain;
    arrays.write();
    bindSlots(slots, names, known.assigned, env);
    env.host.turn(env.scope);
    return this.goneOn(exit, at, slots);
  }

  /** What is left of the turn in which a procedure stopped is done as it is written. */
  private goneOn(exit: Exit, at: number, slots: readonly (bigint | number)[]): Done {
    const { s, env } = this;
    switch (exit.kind) {
      case "stop": {
        const flow = resumeBlock(s.body, exit.place, slots, env, go);
        return { at: s.kind === "for" ? at + 1 : at, flow, over: false };
      }
      case "broke":
        return { at, flow: "break", over: true };
      case "over":
        return { at, flow: "next", over: true };
      default:
        return { at, flow: "next", over: false };
    }
  }
}
