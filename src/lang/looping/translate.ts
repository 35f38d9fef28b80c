/**
 * Loops as procedures: what a `for` or a `while` does as long as it is about numbers and elements of arrays. A statement
 * that is about anything else becomes a stop: whoever runs the procedure goes on from there in another way. Knows the flow
 * of statements and where in them a procedure stops.
 */
import { type Procedure, ranThrough, type Step, type Steps, type Term } from "../../scalar/procedure.ts";
import type { Block, Expr, ExprOf, Statement, StatementOf } from "../syntax.ts";
import { Assigning } from "./assigning.ts";
import { Beyond, constant, instruction, type Typed } from "./building.ts";
import type { Held, WrittenHeld } from "./givens.ts";
import type { Counted, Exit, Place, Within } from "./places.ts";
import { type Rounds, RoundsOf } from "./rounds.ts";
import type { Bare, State, Variables } from "./state.ts";
import type { Tag } from "./tags.ts";
import * as tags from "./tags.ts";
import { Terms } from "./terms.ts";

export interface Translation {
  readonly procedure: Procedure;
  readonly functions: Readonly<Record<string, (...x: number[]) => number>>;
  readonly names: Variables;
  /** Names of the arrays, and the kinds of their elements. */
  readonly arrays: readonly string[];
  readonly kinds: readonly Tag[];
  readonly written: ReadonlySet<string>;
  readonly exits: readonly Exit[];
  /** Slots of the loop itself. */
  readonly loop: Counted;
}

type Loop = StatementOf<"for" | "while">;

interface Around {
  readonly breaks: State[];
  readonly continues: State[];
}
const withExit = (steps: readonly (Step | Bare)[], exit: number): Step[] =>
  steps.map((s) => ("exit" in s ? s : ({ ...s, exit } as Step)));

/** The loop as a procedure, where names hold these kinds of values; null where it would come back in every turn. */
export function translated(
  loop: Loop,
  held: ReadonlyMap<string, Held>,
  assigned: ReadonlySet<string>,
  { ranged, python }: { readonly ranged: boolean; readonly python: boolean },
): Translation | null {
  let mixed: ReadonlySet<string> = new Set();
  for (;;) {
    const translator = new Translator(held, assigned, mixed, python);
    const made = translator.tried(loop, ranged);
    const { unlike } = translator;
    // A list of ints may hold floats by and by: where nothing goes without that, it is one of both.
    if (made || unlike.size === 0) return made;
    mixed = new Set([...mixed, ...unlike]);
  }
}

class Translator {
  private readonly terms: Terms;
  private readonly exits: Exit[] = [{ kind: "over" }];
  private readonly assign: Assigning;
  private readonly over: RoundsOf;
  private readonly loops: Around[] = [];
  /** The exit of the statement under way. */
  private own: number = ranThrough;
  /** The exit of the statement that a function is called in, whose own statements have none. */
  private outside: number | null = null;
  /** What names held where the functions under way returned. */
  private readonly returns: State[][] = [];
  private calls = 0;
  /** How a place in the block under way is said from outside. */
  private around: (place: Place) => Place = (place) => place;

  constructor(
    held: ReadonlyMap<string, Held>,
    assigned: ReadonlySet<string>,
    mixed: ReadonlySet<string>,
    python: boolean,
  ) {
    this.terms = new Terms(held, assigned, mixed, python);
    this.assign = new Assigning(this.terms);
    this.over = new RoundsOf(this.terms, this.assign);
    this.terms.inline = (f, args) => this.inlined(f, args);
    this.terms.here = new Map([...assigned].map((name) => [name, [tagHeld(held.get(name))]]));
  }

  get unlike(): ReadonlySet<string> {
    return this.terms.unlike;
  }

  tried(loop: Loop, ranged: boolean): Translation | null {
    try {
      return this.loop(loop, ranged);
    } catch (error) {
      if (error instanceof Beyond) return null;
      throw error;
    }
  }

  /** A `for` over a range is given it in its slots; what others go over is looked up by the procedure. */
  private loop(s: Loop, ranged: boolean): Translation | null {
    const { terms } = this;
    const range = s.kind === "while" || ranged;
    const counted = this.counted(range);
    const pause = this.exit({ kind: "pause" });
    const test = this.exit({ kind: "test" });
    const rounds =
      s.kind === "for" ? (range ? this.over.byRange(s.target, counted) : this.over.rounds(s.over, s.target)) : null;
    const make = (): Steps => {
      if (rounds) {
        const body = this.turn(rounds, counted, s.body);
        return [{ kind: "count", at: counted.at, end: counted.end, body, pause, exit: pause }];
      }
      if (s.kind === "for") throw new Beyond();
      const asked = this.asked(s.test, test);
      const body = [...asked.first, this.counting(counted.at, pause), ...this.block(s.body)];
      return [{ kind: "while", test: asked.test, body, pause, exit: test }];
    };
    const before: Bare[] = rounds && !range ? [{ kind: "set", slot: counted.end, value: rounds.end }] : [];
    const settled = this.untilSettled(make, true);
    if (stopsAlways((settled[0] as Step & { kind: "count" }).body)) return null;
    const steps = [...withExit(before, pause), ...settled];
    const { slots, functions } = terms.numbers;
    const called = [...functions].map(([name, { count }]) => ({ name, count }));
    return {
      procedure: { slots, arrays: terms.arrays.map((a) => a.form), functions: called, steps },
      functions: Object.fromEntries([...functions].map(([name, { run }]) => [name, run])),
      names: terms.names,
      arrays: terms.arrays.map((a) => a.name),
      kinds: terms.arrays.map((a) => a.tag ?? tags.absent),
      written: this.assign.written,
      exits: this.exits,
      loop: counted,
    };
  }
  private counting(slot: number, exit: number): Step {
    const next = instruction("i64", "i64.add", this.terms.numbers.read(slot), constant("i64", 1n));
    return { kind: "set", slot, value: next, exit };
  }

  private exit(exit: Exit): number {
    return this.outside ?? this.exits.push(exit) - 1;
  }

  /** What a loop asks before each turn; `first` is what a turn begins with, where more than an expression has to be done for that. */
  private asked(e: Expr, exit: number): { readonly test: Term; readonly first: Step[] } {
    const { terms } = this;
    const outer = { before: terms.before, own: this.own };
    [terms.before, this.own] = [[], exit];
    const test = terms.truth(e);
    const { before } = terms;
    [terms.before, this.own] = [outer.before, outer.own];
    if (before.length === 0) return { test, first: [] };
    const over: Bare = { kind: "when", test, yes: [], no: [{ kind: "break", exit }] };
    return { test: constant("i32", 1), first: withExit([...before, over], exit) };
  }

  private counted(range: boolean): Counted {
    const { terms } = this;
    const [at, end] = [terms.numbers.slot("i64"), terms.numbers.slot("i64")];
    return { at, end, range: range ? { start: terms.numbers.slot("i64"), step: terms.numbers.slot("i64") } : null };
  }

  /** One turn of a `for`: its names get their values, then the block. */
  private turn(rounds: Rounds, { at }: Counted, block: Block): Steps {
    return [...withExit(rounds.give(this.terms.numbers.read(at)), ranThrough), ...this.block(block)];
  }

  /**
   * The steps of a loop, made again until what names may hold before a turn is what they held the last time that it was
   * made. Behind it, they hold what they did before a turn or at a `break`.
   */
  private untilSettled(make: () => Steps, outermost = false): Steps {
    const entry = this.terms.here;
    let head = entry;
    for (;;) {
      const exits = this.exits.length;
      const around: Around = { breaks: [], continues: [] };
      this.terms.here = head;
      const steps = this.inLoop(around, make);
      const next = [entry, this.terms.here, ...around.continues].reduce(joined, head);
      if (isSame(next, head)) {
        this.terms.here = outermost ? head : [...around.breaks].reduce<State | null>(joined, head);
        return steps;
      }
      // Names that were met stay known, and their slots with them.
      this.exits.length = exits;
      head = next;
    }
  }

  private inLoop(around: Around, make: () => Steps): Steps {
    this.loops.push(around);
    try {
      return make();
    } finally {
      this.loops.pop();
    }
  }

  private block(block: Block): Step[] {
    const steps: Step[] = [];
    for (const [at, s] of block.entries()) {
      if (this.terms.here === null) break;
      const outside = this.around;
      const inside = (within: Within): Place => outside({ at, within });
      const exit = this.exit({ kind: "stop", place: outside({ at, within: null }) });
      const outer = { before: this.terms.before, own: this.own };
      [this.terms.before, this.own] = [[], exit];
      try {
        const own = this.statement(s, inside, exit);
        steps.push(...withExit([...this.terms.before, ...own], exit));
      } catch (error) {
        if (!(error instanceof Beyond) || this.outside !== null) throw error;
        this.exits.length = exit + 1;
        this.terms.here = null;
        steps.push({ kind: "stop", exit });
      } finally {
        this.around = outside;
        [this.terms.before, this.own] = [outer.before, outer.own];
      }
    }
    return steps;
  }

  private within(make: (place: Place) => Within, inside: (within: Within) => Place, block: Block): Step[] {
    this.around = (place) => inside(make(place));
    return this.block(block);
  }

  private statement(s: Statement, inside: (within: Within) => Place, exit: number): readonly (Step | Bare)[] {
    const { terms } = this;
    switch (s.kind) {
      case "assign":
        return this.assign.assign(s);
      case "augment":
        return this.assign.augment(s);
      case "if":
        return this.branches(s, 0, inside, exit);
      case "for":
        return this.inner(s, inside, exit);
      case "while": {
        if (s.otherwise.length > 0) throw new Beyond();
        return this.untilSettled(() => {
          const { test, first } = this.asked(s.test, exit);
          const body = this.within((place) => ({ kind: "turn", counted: null, place }), inside, s.body);
          return [{ kind: "while", test, body: [...first, ...body], pause: exit, exit }];
        });
      }
      case "break":
        return this.leaving("break");
      case "continue":
        return this.leaving("continue");
      case "assert":
        return [{ kind: "when", test: terms.truth(s.test), yes: [], no: [{ kind: "stop", exit }] }];
      case "return":
        return this.returning(s);
      case "pass":
      case "hint":
        return [];
      case "expression":
        if (s.value.kind === "string" || s.value.kind === "ellipsis") return [];
        return [this.assign.append(s.value)];
      default:
        throw new Beyond();
    }
  }

  private returning(s: StatementOf<"return">): readonly Bare[] {
    const frame = this.terms.frame;
    if (!frame || !s.value) throw new Beyond();
    const steps = this.assign.assigning(frame.own + result, this.terms.expression(s.value), false);
    this.returns.at(-1)!.push(this.terms.here!);
    this.terms.here = null;
    return [...steps, { kind: "leave" }];
  }

  /**
   * A function of the program, written out where it is called: its names get slots of their own, and what it does shows
   * nowhere else. If any of it cannot be done, the statement that calls it is not.
   */
  private inlined({ f, mark }: WrittenHeld, args: readonly Expr[]): Typed {
    const { terms } = this;
    const { before } = terms;
    const isMany = this.calls >= mostCalls;
    if (!before || isMany || args.length > f.params.length || terms.isUnderWay(mark)) throw new Beyond();
    const own = `${mark}${this.calls++}.`;
    const arrays = new Map<string, string>();
    const given: Bare[] = [];
    for (const [i, { name, by }] of f.params.entries()) {
      const arg = args[i];
      if (arg && by === "name") throw new Beyond();
      const array = arg?.kind === "name" ? terms.arrayNamed(arg.name) : null;
      if (array !== null) arrays.set(name, terms.arrays[array]!.name);
      else
        given.push(
          ...this.assign.assigning(own + name, arg ? terms.expression(arg) : terms.valueAt(`${mark}=${name}`), false),
        );
    }
    const outer = { outside: this.outside, around: this.around, here: terms.here };
    this.outside ??= this.own;
    // Names that got nothing have no value, whatever they had in an earlier call.
    const bare = [...f.locals].map((n) => own + n).filter((n) => !terms.here!.has(n));
    terms.here = new Map([...terms.here!, ...bare.map((n) => [n, [tags.absent]] as const)]);
    for (const n of bare) given.push({ kind: "set", slot: terms.variable(n).tag, value: constant("i32", tags.absent) });
    terms.enter({ f, mark, own, arrays });
    this.returns.push([]);
    try {
      const body = this.block(f.body);
      // What ends without `return` gives no number.
      if (terms.here !== null) throw new Beyond();
      before.push(...given, { kind: "block", body });
      const after = this.returns.at(-1)!.reduce<State | null>(joined, null);
      if (!after) throw new Beyond();
      terms.here = new Map([...outer.here!, [own + result, after.get(own + result)!]]);
      const value = terms.valueAt(own + result);
      terms.here = outer.here;
      return value;
    } finally {
      this.returns.pop();
      terms.leave();
      [this.outside, this.around] = [outer.outside, outer.around];
    }
  }

  private leaving(kind: "break" | "continue"): readonly (Step | Bare)[] {
    const here = this.terms.here!;
    this.terms.here = null;
    if (kind === "break" && this.loops.length === 1) return [{ kind: "stop", exit: this.exit({ kind: "broke" }) }];
    this.loops.at(-1)![kind === "break" ? "breaks" : "continues"].push(here);
    return [{ kind }];
  }

  /** What cannot be asked in a later branch is asked again from the first one on: nothing was changed by asking. */
  private branches(
    s: StatementOf<"if">,
    branch: number,
    inside: (within: Within) => Place,
    exit: number,
  ): readonly (Step | Bare)[] {
    const { terms } = this;
    const chosen = s.branches[branch];
    const block = (body: Block): Step[] => this.within((place) => ({ kind: "branch", branch, place }), inside, body);
    if (!chosen) return block(s.otherwise);
    const test = terms.truth(chosen.test);
    const here = terms.here;
    const yes = block(chosen.body);
    const after = terms.here;
    terms.here = here;
    const no = withExit(this.branches(s, branch + 1, inside, exit), exit);
    terms.here = joined(after, terms.here);
    return [{ kind: "when", test, yes, no }];
  }

  /** A loop within the loop. */
  private inner(s: StatementOf<"for">, inside: (within: Within) => Place, exit: number): readonly (Step | Bare)[] {
    if (s.otherwise.length > 0) throw new Beyond();
    const isRanged = this.over.isRange(s.over);
    const counted = this.counted(isRanged);
    const before: Bare[] = [];
    const set = (slot: number, value: Term): number => before.push({ kind: "set", slot, value });
    if (isRanged) {
      const ranged = this.over.ranged(s.over as ExprOf<"call">);
      set(counted.range!.start, ranged.start);
      set(counted.range!.step, ranged.step);
      const [start, step] = [counted.range!.start, counted.range!.step].map((slot) => this.terms.numbers.read(slot));
      set(counted.end, ranged.count(start!, step!));
    }
    const rounds = isRanged ? this.over.byRange(s.target, counted) : this.over.rounds(s.over, s.target);
    if (!isRanged) set(counted.end, rounds.end);
    set(counted.at, constant("i64", 0n));
    const pause = this.exit({ kind: "stop", place: inside({ kind: "turn", counted, place: null }) });
    const steps = this.untilSettled(() => {
      this.around = (place) => inside({ kind: "turn", counted, place });
      const body = this.turn(rounds, counted, s.body);
      return [{ kind: "count", at: counted.at, end: counted.end, body, pause, exit }];
    });
    return [...before, ...steps];
  }
}

/** Calls that are written out, each time that the loop is made: functions that call functions would have no end. */
const mostCalls = 200;
/** What a function gives, among its names. */
const result = "return";

const tagHeld = (held: Held | undefined): Tag => (held?.kind === "number" ? held.tag : tags.absent);

/** What names may hold where two ways meet. */
function joined(a: State | null, b: State | null): State | null {
  if (!a || !b || a === b) return a ?? b;
  const both = new Map(a);
  for (const [name, kinds] of a) {
    const others = b.get(name)?.filter((k) => !kinds.includes(k)) ?? [];
    if (others.length > 0) both.set(name, [...kinds, ...others].sort());
  }
  return both;
}
const isSame = (a: State | null, b: State | null): boolean =>
  a === b || (!!a && !!b && [...a].every(([name, kinds]) => kinds.length === b.get(name)!.length));

/** It stops whichever way it goes. */
const stopsAlways = (steps: Steps): boolean =>
  steps.some((s) => {
    switch (s.kind) {
      case "stop":
        return true;
      case "when":
        return stopsAlways(s.yes) && stopsAlways(s.no);
      case "count":
      case "while":
        return stopsAlways(s.body);
      default:
        return false;
    }
  });
