/**
 * Loops as procedures: what a `for` or a `while` does as long as it is about numbers and elements of arrays. A statement
 * that is about anything else becomes a stop: whoever runs the procedure goes on from there in another way. Knows the flow
 * of statements and where in them a procedure stops.
 */
import type { Procedure, Step, Steps, Term } from "../../scalar/procedure.ts";
import { ranThrough } from "../../scalar/procedure.ts";
import type { Block, Expr, ExprOf, Statement, StatementOf, Target } from "../syntax.ts";
import type { Held } from "./givens.ts";
import type { Tag } from "./tags.ts";
import * as tags from "./tags.ts";
import { Beyond, checked, constant, instruction, type State, Terms, type Typed, type Variables } from "./terms.ts";

/** A statement of a block, and where within it: null is before it begins. */
export interface Place {
  readonly at: number;
  readonly within: Within | null;
}
export type Within =
  /** In a block of an `if`; behind the last of its branches is the one for `else`. */
  | { readonly kind: "branch"; readonly branch: number; readonly place: Place }
  /** In a turn of a loop. Of a `for`, slots hold the number of turns that are over and its range; null: before the next turn begins. */
  | { readonly kind: "turn"; readonly counted: Counted | null; readonly place: Place | null };
/** Slots of a `for`: how many turns are over, of how many; where and in which steps its numbers go, unless it is over an array. */
export interface Counted {
  readonly at: number;
  readonly end: number;
  readonly range: { readonly start: number; readonly step: number } | null;
}

/** Why a procedure came back. */
export type Exit =
  /** All turns are over; or a `break` ended them. */
  | { readonly kind: "over" | "broke" }
  /** Nothing is wrong: it can go on at once. */
  | { readonly kind: "pause" }
  /** What the loop asks before each turn cannot be answered by it. */
  | { readonly kind: "test" }
  /** In a turn. */
  | { readonly kind: "stop"; readonly place: Place };

export interface Translation {
  readonly procedure: Procedure;
  readonly functions: Readonly<Record<string, (...x: number[]) => number>>;
  readonly names: Variables;
  /** Names of the arrays; `""` is what the loop goes over. */
  readonly arrays: readonly string[];
  readonly written: ReadonlySet<string>;
  readonly exits: readonly Exit[];
  /** Slots of the loop itself. */
  readonly loop: Counted;
}

type Loop = StatementOf<"for" | "while">;
/** What a `for` goes over has this name among the arrays. */
export const overName = "";

interface Around {
  readonly breaks: State[];
  readonly continues: State[];
}
/** A step that has not been told its exit yet. */
type Bare = Step extends infer S ? (S extends Step ? Omit<S, "exit"> : never) : never;

const withExit = (steps: readonly (Step | Bare)[], exit: number): Step[] =>
  steps.map((s) => ("exit" in s ? s : ({ ...s, exit } as Step)));

/** The loop as a procedure, where names hold these kinds of values; null where it would come back in every turn. */
export function translated(
  loop: Loop,
  held: ReadonlyMap<string, Held>,
  assigned: ReadonlySet<string>,
  over: Held | null,
  python: boolean,
): Translation | null {
  try {
    return new Translator(held, assigned, python).loop(loop, over);
  } catch (error) {
    if (error instanceof Beyond) return null;
    throw error;
  }
}

class Translator {
  private readonly terms: Terms;
  private readonly exits: Exit[] = [{ kind: "over" }];
  private readonly written = new Set<string>();
  private readonly held: ReadonlyMap<string, Held>;
  private readonly assigned: ReadonlySet<string>;
  private readonly loops: Around[] = [];
  /** How a place in the block under way is said from outside. */
  private around: (place: Place) => Place = (place) => place;

  constructor(held: ReadonlyMap<string, Held>, assigned: ReadonlySet<string>, python: boolean) {
    [this.held, this.assigned] = [held, assigned];
    this.terms = new Terms(held, assigned, python);
    this.terms.here = new Map([...assigned].map((name) => [name, [tagHeld(held.get(name))]]));
  }

  loop(s: Loop, over: Held | null): Translation | null {
    const { terms } = this;
    const counted: Counted = {
      at: terms.slot("i64"),
      end: terms.slot("i64"),
      range: over?.kind === "array" ? null : { start: terms.slot("i64"), step: terms.slot("i64") },
    };
    const pause = this.exit({ kind: "pause" });
    const test = this.exit({ kind: "test" });
    const make = (): Steps => {
      if (s.kind === "for") {
        if (s.target.kind !== "name") throw new Beyond();
        const body = this.turn(s.target.name, counted, over?.kind === "array" ? overName : null, s.body);
        return [{ kind: "count", at: counted.at, end: counted.end, body, pause, exit: pause }];
      }
      const body = [this.counting(counted.at, pause), ...this.block(s.body)];
      return [{ kind: "while", test: terms.truth(s.test), body, pause, exit: test }];
    };
    const steps = this.untilSettled(make, true);
    if (stopsAlways((steps[0] as Step & { kind: "count" }).body)) return null;
    return {
      procedure: { slots: terms.slots, arrays: terms.arrays.map((a) => a.form), steps },
      functions: Object.fromEntries(terms.functions),
      names: terms.names,
      arrays: terms.arrays.map((a) => a.name),
      written: this.written,
      exits: this.exits,
      loop: counted,
    };
  }
  private counting(slot: number, exit: number): Step {
    const next = instruction("i64", "i64.add", this.terms.read(slot), constant("i64", 1n));
    return { kind: "set", slot, value: next, exit };
  }

  private exit(exit: Exit): number {
    return this.exits.push(exit) - 1;
  }

  /** One turn of a `for`: its name gets a number or an element, then the block. */
  private turn(name: string, { at, range }: Counted, array: string | null, block: Block): Steps {
    const { terms } = this;
    const place = terms.read(at);
    const item = range
      ? typed(
          instruction(
            "i64",
            "i64.add",
            terms.read(range.start),
            instruction("i64", "i64.mul", place, terms.read(range.step)),
          ),
          tags.int,
        )
      : this.elementAt(array!, place);
    return [...this.assigning(name, item).map((s) => ({ ...s, exit: ranThrough })), ...this.block(block)];
  }
  private elementAt(name: string, place: Term): Typed {
    const array = this.terms.arrayNamed(name);
    const form = array === null ? null : this.terms.arrays[array]!.form;
    const tag = form && form.rank === 1 ? tags.tagOf(form.dtype) : null;
    if (tag === null) throw new Beyond();
    return typed({ kind: "element", of: tags.isReal(tag) ? "f64" : "i64", array: array!, at: [place] }, tag);
  }

  /**
   * The steps of a loop, made again until what names may hold before a turn is what they held the last time that it was
   * made. Behind it, they hold what they did before a turn or at a `break`.
   */
  private untilSettled(make: () => Steps, outermost = false): Steps {
    const entry = this.terms.here;
    let head = entry;
    for (;;) {
      const mark = { slots: this.terms.slots.length, exits: this.exits.length };
      const around: Around = { breaks: [], continues: [] };
      this.terms.here = head;
      const steps = this.inLoop(around, make);
      const next = [entry, this.terms.here, ...around.continues].reduce(joined, head);
      if (isSame(next, head)) {
        this.terms.here = outermost ? head : [...around.breaks].reduce<State | null>(joined, head);
        return steps;
      }
      // Names that were met stay known, and their slots with them.
      this.exits.length = mark.exits;
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
      try {
        steps.push(...withExit(this.statement(s, inside, exit), exit));
      } catch (error) {
        if (!(error instanceof Beyond)) throw error;
        this.exits.length = exit + 1;
        this.terms.here = null;
        steps.push({ kind: "stop", exit });
      } finally {
        this.around = outside;
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
        return this.assign(s);
      case "augment":
        return this.augment(s);
      case "if":
        return this.branches(s, 0, inside, exit);
      case "for":
        return this.inner(s, inside, exit);
      case "while": {
        if (s.otherwise.length > 0) throw new Beyond();
        return this.untilSettled(() => {
          const test = terms.truth(s.test);
          const body = this.within((place) => ({ kind: "turn", counted: null, place }), inside, s.body);
          return [{ kind: "while", test, body, pause: exit, exit }];
        });
      }
      case "break":
        return this.leaving("break");
      case "continue":
        return this.leaving("continue");
      case "assert":
        return [{ kind: "when", test: terms.truth(s.test), yes: [], no: [{ kind: "stop", exit }] }];
      case "pass":
      case "hint":
        return [];
      case "expression":
        if (s.value.kind === "string" || s.value.kind === "ellipsis") return [];
        throw new Beyond();
      default:
        throw new Beyond();
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
    const { terms } = this;
    if (s.otherwise.length > 0 || s.target.kind !== "name") throw new Beyond();
    const name = s.target.name;
    const ranged = s.over.kind === "call" ? this.ranged(s.over) : null;
    if (!ranged && s.over.kind !== "name") throw new Beyond();
    const array = ranged ? null : (s.over as ExprOf<"name">).name;
    const counted: Counted = {
      at: terms.slot("i64"),
      end: terms.slot("i64"),
      range: ranged ? { start: terms.slot("i64"), step: terms.slot("i64") } : null,
    };
    const before: Bare[] = [];
    const set = (slot: number, value: Term): number => before.push({ kind: "set", slot, value });
    if (ranged) {
      set(counted.range!.start, ranged.start);
      set(counted.range!.step, ranged.step);
      set(counted.end, ranged.count(terms.read(counted.range!.start)));
    } else {
      const at = terms.arrayNamed(array!);
      if (at === null) throw new Beyond();
      set(counted.end, { kind: "size", of: "i64", array: at, axis: 0 });
    }
    set(counted.at, constant("i64", 0n));
    const pause = this.exit({ kind: "stop", place: inside({ kind: "turn", counted, place: null }) });
    const steps = this.untilSettled(() => {
      this.around = (place) => inside({ kind: "turn", counted, place });
      const body = this.turn(name, counted, array, s.body);
      return [{ kind: "count", at: counted.at, end: counted.end, body, pause, exit }];
    });
    return [...before, ...steps];
  }

  /** The numbers of `range(…)`; how many they are is known from the first and the step. */
  private ranged({ callee, args }: ExprOf<"call">): Ranged {
    const held = callee.kind === "name" && !this.assigned.has(callee.name) ? this.held.get(callee.name) : undefined;
    if (held?.kind !== "function" || held.path !== "range" || args.length === 0 || args.length > 3) throw new Beyond();
    if (args.some((a) => a.name !== null || a.star !== "")) throw new Beyond();
    const given = args.map((a) => this.terms.position(a.value));
    const [start, stop] = given.length === 1 ? [constant("i64", 0n), given[0]!] : [given[0]!, given[1]!];
    const step = given[2] ?? constant("i64", 1n);
    if (step.kind !== "constant" || step.value === 0n) throw new Beyond();
    const by = step.value as bigint;
    // How many steps lead from the first to the last one or beyond it, rounded up.
    const count = (first: Term): Term => {
      const way = checked("subtract", stop, first);
      return by === 1n
        ? way
        : checked("floordiv", checked("add", way, constant("i64", by > 0n ? by - 1n : by + 1n)), step);
    };
    return { start, step, count };
  }

  private assigning(name: string, x: Typed): Bare[] {
    const { terms } = this;
    const { whole, real, tag } = terms.variable(name);
    terms.here = new Map([...terms.here!, [name, x.kinds]]);
    const kind = x.tag ?? constant("i32", x.kinds[0]!);
    const isReal = x.term.of === "f64";
    const steps: Bare[] = [{ kind: "set", slot: isReal ? real : whole, value: x.term }];
    // What may be either is kept as both.
    if (isReal && x.kinds.some((k) => !tags.isReal(k)))
      steps.push({ kind: "set", slot: whole, value: instruction("i64", "i64.trunc_sat_f64_s", terms.read(real)) });
    return [...steps, { kind: "set", slot: tag, value: kind }];
  }

  private put(target: ExprOf<"index">, x: Typed): Bare {
    const { array, at } = this.terms.placeOf(target);
    const { name, form } = this.terms.arrays[array]!;
    const held = this.held.get(name);
    if (held?.kind !== "array" || !held.writable) throw new Beyond();
    this.written.add(name);
    return { kind: "put", array, at, value: this.terms.converted(x, form.dtype) };
  }

  private assign(s: StatementOf<"assign">): readonly Bare[] {
    const { terms } = this;
    const [target] = s.targets;
    if (s.targets.length === 1 && target!.kind === "name")
      return this.assigning(target!.name, terms.expression(s.value));
    if (s.targets.length === 1 && target!.kind === "index") return [this.put(target!, terms.expression(s.value))];
    if (s.targets.length > 1)
      return this.several(
        s.targets,
        s.targets.map(() => s.value),
      );
    if (target!.kind !== "targets" || s.value.kind !== "tuple" || s.value.items.length !== target!.items.length)
      throw new Beyond();
    return this.several(target!.items, s.value.items);
  }

  /**
   * Several values at once: all are computed, and all places looked at, before the first is assigned. Places that depend
   * on what the statement itself changes are left to others.
   */
  private several(targets: readonly Target[], values: readonly Expr[]): readonly Bare[] {
    const { terms } = this;
    const steps: Bare[] = [];
    const kept = values.map((value): Typed => {
      const x = terms.expression(value);
      const slot = terms.slot(x.term.of);
      steps.push({ kind: "set", slot, value: x.term });
      if (x.tag === null) return { ...x, term: terms.read(slot) };
      const kind = terms.slot("i32");
      steps.push({ kind: "set", slot: kind, value: x.tag });
      return { ...x, term: terms.read(slot), tag: terms.read(kind) };
    });
    const changed = new Set(targets.flatMap((t) => (t.kind === "name" ? [t.name] : [])));
    const last: Bare[] = [];
    for (const [i, target] of targets.entries()) {
      if (target.kind === "name") last.push(...this.assigning(target.name, kept[i]!));
      else if (target.kind === "index" && target.items.every((item) => isFixedPlace(item as Expr, changed))) {
        const put = this.put(target, kept[i]!) as Bare & { kind: "put" };
        const of = tags.isReal(tags.tagOf(terms.arrays[put.array]!.form.dtype)!) ? "f64" : "i64";
        steps.push({ kind: "set", slot: terms.slot(of), value: { kind: "element", of, array: put.array, at: put.at } });
        const slot = terms.slot(put.value.of);
        steps.push({ kind: "set", slot, value: put.value });
        last.push({ ...put, value: terms.read(slot) });
      } else throw new Beyond();
    }
    return [...steps, ...last];
  }

  private augment(s: StatementOf<"augment">): readonly Bare[] {
    const { terms } = this;
    const right = (): Typed => terms.expression(s.value);
    if (s.target.kind === "name")
      return this.assigning(s.target.name, terms.arithmetic(s.operator, terms.expression(s.target), right()));
    if (s.target.kind !== "index") throw new Beyond();
    return [this.put(s.target, terms.arithmetic(s.operator, terms.expression(s.target), right()))];
  }
}

interface Ranged {
  readonly start: Term;
  readonly step: Term;
  readonly count: (start: Term) => Term;
}

const typed = (term: Term, tag: Tag): Typed => ({ term, kinds: [tag], tag: null });
const tagHeld = (held: Held | undefined): Tag => (held?.kind === "number" ? held.tag : tags.absent);
function isFixedPlace(e: Expr, changed: ReadonlySet<string>): boolean {
  switch (e.kind) {
    case "int":
      return true;
    case "name":
      return !changed.has(e.name);
    case "binary":
      return isFixedPlace(e.left, changed) && isFixedPlace(e.right, changed);
    case "unary":
      return isFixedPlace(e.of, changed);
    default:
      return false;
  }
}

/** What names may hold where two ways meet. */
function joined(a: State | null, b: State | null): State | null {
  if (!a || !b) return a ?? b;
  return new Map([...a].map(([name, kinds]) => [name, [...new Set([...kinds, ...(b.get(name) ?? [])])].sort()]));
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
