/**
 * Loops as procedures: what a `for` or a `while` does as long as it is about numbers and elements of arrays. A statement
 * that is about anything else becomes a stop: whoever runs the procedure goes on from there in another way. Knows the flow
 * of statements and where in them a procedure stops.
 */
import type { Procedure, Step, Steps, Term } from "../../scalar/procedure.ts";
import { ranThrough } from "../../scalar/procedure.ts";
import type { Block, Expr, ExprOf, Statement, StatementOf, Target } from "../syntax.ts";
import { dtypeForItems, type Held, type WrittenHeld } from "./givens.ts";
import type { Tag } from "./tags.ts";
import * as tags from "./tags.ts";
import {
  type Bare,
  Beyond,
  checked,
  constant,
  instruction,
  type State,
  Terms,
  type Typed,
  type Variables,
} from "./terms.ts";

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
  python: boolean,
): Translation | null {
  try {
    return new Translator(held, assigned, python).loop(loop);
  } catch (error) {
    if (error instanceof Beyond) return null;
    throw error;
  }
}

class Translator {
  private readonly terms: Terms;
  private readonly exits: Exit[] = [{ kind: "over" }];
  private readonly written = new Set<string>();
  /** Arrays that some loop goes over. */
  private readonly gone = new Set<number>();
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

  constructor(held: ReadonlyMap<string, Held>, assigned: ReadonlySet<string>, python: boolean) {
    this.terms = new Terms(held, assigned, python);
    this.terms.inline = (f, args) => this.inlined(f, args);
    this.terms.here = new Map([...assigned].map((name) => [name, [tagHeld(held.get(name))]]));
  }

  /** A `for` over a range is given it in its slots; what others go over is looked up by the procedure. */
  loop(s: Loop): Translation | null {
    const { terms } = this;
    const range = s.kind === "while" || isRange(s.over);
    const counted = this.counted(range);
    const pause = this.exit({ kind: "pause" });
    const test = this.exit({ kind: "test" });
    const rounds = s.kind === "for" ? (range ? this.byRange(s.target, counted) : this.rounds(s.over, s.target)) : null;
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
    return {
      procedure: { slots: terms.slots, arrays: terms.arrays.map((a) => a.form), steps },
      functions: Object.fromEntries(terms.functions),
      names: terms.names,
      arrays: terms.arrays.map((a) => a.name),
      kinds: terms.arrays.map((a) => a.tag ?? tags.absent),
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
    const [at, end] = [terms.slot("i64"), terms.slot("i64")];
    return { at, end, range: range ? { start: terms.slot("i64"), step: terms.slot("i64") } : null };
  }

  /** One turn of a `for`: its names get their values, then the block. */
  private turn(rounds: Rounds, { at }: Counted, block: Block): Steps {
    return [...withExit(rounds.give(this.terms.read(at)), ranThrough), ...this.block(block)];
  }

  private byRange(target: Target, { range, end }: Counted): Rounds {
    const { terms } = this;
    if (target.kind !== "name" || !range) throw new Beyond();
    const [start, step] = [terms.read(range.start), terms.read(range.step)];
    return {
      end: terms.read(end),
      give: (place) =>
        this.assigning(
          target.name,
          typed(instruction("i64", "i64.add", start, instruction("i64", "i64.mul", place, step)), tags.int),
        ),
    };
  }

  /** What a `for` goes over that is no range: arrays and lists, some at once, numbered, or numbers that are written there. */
  private rounds(over: Expr, target: Target): Rounds {
    if (over.kind === "name") return this.overArray(over.name, target);
    if (over.kind === "tuple" || over.kind === "list") return this.overWritten(over.items, target);
    if (over.kind !== "call" || target.kind !== "targets" || over.args.some((a) => a.name !== null || a.star !== ""))
      throw new Beyond();
    const path = this.functionOf(over.callee);
    const parts = over.args.map((a) => a.value);
    const { items } = target;
    if (path === "enumerate" && parts.length === 1 && items.length === 2 && items[0]!.kind === "name") {
      const [number, rest] = items as [Target & { kind: "name" }, Target];
      const of = this.rounds(parts[0]!, rest);
      return {
        end: of.end,
        give: (place) => [...this.assigning(number.name, typed(place, tags.int)), ...of.give(place)],
      };
    }
    if (path !== "zip" || parts.length !== items.length || parts.length === 0) throw new Beyond();
    const all = parts.map((part, i) => this.rounds(part, items[i]!));
    return { end: all.map((r) => r.end).reduce(lesser), give: (place) => all.flatMap((r) => r.give(place)) };
  }
  private overArray(name: string, target: Target): Rounds {
    const array = this.terms.arrayNamed(name);
    if (array === null || target.kind !== "name" || this.terms.arrays[array]!.form.rank !== 1) throw new Beyond();
    this.gone.add(array);
    return {
      end: { kind: "size", of: "i64", array, axis: 0 },
      give: (place) => this.assigning(target.name, this.terms.elementOf(array, [place])),
    };
  }
  /** Numbers, or groups of them, one by one: no more than can be told apart one after another. */
  private overWritten(items: readonly Expr[], target: Target): Rounds {
    if (items.length === 0 || items.length > mostWritten || !items.every(isWritten)) throw new Beyond();
    const end = constant("i64", BigInt(items.length));
    if (target.kind === "name") return { end, give: (place) => this.assigning(target.name, this.among(items, place)) };
    if (target.kind !== "targets") throw new Beyond();
    const columns = target.items.map((t, i) => ({
      target: t,
      of: items.map((item): Expr => {
        if ((item.kind !== "tuple" && item.kind !== "list") || item.items.length !== target.items.length)
          throw new Beyond();
        return item.items[i]!;
      }),
    }));
    return {
      end,
      give: (place) =>
        columns.flatMap((c) => {
          if (c.target.kind !== "name") throw new Beyond();
          return this.assigning(c.target.name, this.among(c.of, place));
        }),
    };
  }
  private among(items: readonly Expr[], place: Term): Typed {
    const given = items.map((item) => this.terms.expression(item));
    const [first] = given;
    if (!given.every((x) => x.tag === null && x.kinds[0] === first!.kinds[0])) throw new Beyond();
    const term = given.slice(0, -1).reduceRight(
      (rest: Term, x, i): Term => ({
        kind: "choose",
        of: rest.of,
        test: instruction("i32", "i64.eq", place, constant("i64", BigInt(i))),
        yes: x.term,
        no: rest,
      }),
      given.at(-1)!.term,
    );
    return { ...first!, term };
  }
  private functionOf(callee: Expr): string | null {
    const held = callee.kind === "name" ? this.terms.heldIn(callee.name) : undefined;
    return held?.kind === "function" ? held.path : null;
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
        return [this.append(s.value)];
      default:
        throw new Beyond();
    }
  }

  private returning(s: StatementOf<"return">): readonly Bare[] {
    const frame = this.terms.frame;
    if (!frame || !s.value) throw new Beyond();
    const steps = this.assigning(frame.own + result, this.terms.expression(s.value), false);
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
    if (!before || args.length > f.params.length || terms.isUnderWay(mark)) throw new Beyond();
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
          ...this.assigning(own + name, arg ? terms.expression(arg) : terms.valueAt(`${mark}=${name}`), false),
        );
    }
    const outer = { outside: this.outside, around: this.around, here: terms.here };
    this.outside ??= this.own;
    terms.here = new Map([
      ...terms.here!,
      ...[...f.locals].map((n) => [own + n, terms.here!.get(own + n) ?? []] as const),
    ]);
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
    const isRanged = isRange(s.over);
    const counted = this.counted(isRanged);
    const before: Bare[] = [];
    const set = (slot: number, value: Term): number => before.push({ kind: "set", slot, value });
    if (isRanged) {
      const ranged = this.ranged(s.over as ExprOf<"call">);
      set(counted.range!.start, ranged.start);
      set(counted.range!.step, ranged.step);
      set(counted.end, ranged.count(this.terms.read(counted.range!.start)));
    }
    const rounds = isRanged ? this.byRange(s.target, counted) : this.rounds(s.over, s.target);
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

  /** The numbers of `range(…)`; how many they are is known from the first and the step. */
  private ranged({ callee, args }: ExprOf<"call">): Ranged {
    if (this.functionOf(callee) !== "range" || args.length === 0 || args.length > 3) throw new Beyond();
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

  /** @param isOutside the name is one of the statement's, not known all over the loop */
  private assigning(given: string, x: Typed, isOutside = true): Bare[] {
    const { terms } = this;
    const name = isOutside ? terms.keyOf(given) : given;
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
    const { name, held } = this.terms.arrays[array]!;
    if (!held.writable) throw new Beyond();
    const value = this.terms.asElement(x, array);
    this.written.add(name);
    return { kind: "put", array, at, value };
  }

  /** `x.append(v)`, of a list that nothing goes over. */
  private append(e: Expr): Bare {
    if (e.kind !== "call" || e.callee.kind !== "attribute" || e.callee.name !== "append" || e.args.length !== 1)
      throw new Beyond();
    const [arg] = e.args;
    const { of } = e.callee;
    const array = of.kind === "name" && arg!.name === null && arg!.star === "" ? this.terms.arrayNamed(of.name) : null;
    const used = array === null ? null : this.terms.arrays[array]!;
    if (!used?.held.isList || !used.held.writable || used.form.rank !== 1 || this.gone.has(array!)) throw new Beyond();
    const x = this.terms.expression(arg!.value);
    if (used.tag === null && x.tag === null) {
      used.tag = x.kinds[0]!;
      used.form = { ...used.form, dtype: dtypeForItems(used.tag) };
    }
    const value = this.terms.asElement(x, array!);
    used.form = { ...used.form, grows: true };
    this.written.add(used.name);
    return { kind: "append", array: array!, value };
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
        const element = terms.elementOf(put.array, put.at).term;
        steps.push({ kind: "set", slot: terms.slot(element.of), value: element });
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

/** What a function gives, among its names. */
const result = "return";

interface Ranged {
  readonly start: Term;
  readonly step: Term;
  readonly count: (start: Term) => Term;
}

/** How often a `for` comes round, and what gives its names their values in a turn. */
interface Rounds {
  readonly end: Term;
  readonly give: (place: Term) => readonly Bare[];
}
/** Numbers that a loop goes over where they are written: at most so many. */
const mostWritten = 16;
/** They are the same whenever they are looked at. */
const isWritten = (e: Expr): boolean =>
  e.kind === "int" ||
  e.kind === "float" ||
  (e.kind === "constant" && e.value !== null) ||
  (e.kind === "unary" && isWritten(e.of)) ||
  ((e.kind === "tuple" || e.kind === "list") && e.items.every(isWritten));
const isRange = (e: Expr): boolean => e.kind === "call" && e.callee.kind === "name" && e.callee.name === "range";
const lesser = (a: Term, b: Term): Term => ({
  kind: "choose",
  of: "i64",
  test: instruction("i32", "i64.lt_s", a, b),
  yes: a,
  no: b,
});

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
