/**
 * What a `for` goes over, as terms: ranges, arrays and lists, some at once, numbered, numbers that are written there. Knows how
 * often it comes round and what its names get in a turn; knows nothing of the turn itself.
 */
import type { Term } from "../../scalar/procedure.ts";
import type { Expr, ExprOf, Target } from "../syntax.ts";
import type { Assigning } from "./assigning.ts";
import { beyond, checked, constant, instruction, type Typed } from "./building.ts";
import type { Counted } from "./places.ts";
import type { Bare } from "./state.ts";
import type { Tag } from "./tags.ts";
import * as tags from "./tags.ts";
import type { Terms } from "./terms.ts";

interface Ranged {
  readonly start: Term;
  readonly step: Term;
  readonly count: (start: Term, step: Term) => Term;
}

/** How often a `for` comes round, and what gives its names their values in a turn. */
export interface Rounds {
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
const lesser = (a: Term, b: Term): Term => ({
  kind: "choose",
  of: "i64",
  test: instruction("i32", "i64.lt_s", a, b),
  yes: a,
  no: b,
});

const typed = (term: Term, tag: Tag): Typed => ({ term, kinds: [tag], tag: null });

export class RoundsOf {
  private readonly terms: Terms;
  private readonly assigning: Assigning;
  constructor(terms: Terms, assigning: Assigning) {
    [this.terms, this.assigning] = [terms, assigning];
  }

  byRange(target: Target, { range, end }: Counted): Rounds {
    const { terms } = this;
    if (target.kind !== "name" || !range) return beyond();
    const [start, step] = [terms.numbers.read(range.start), terms.numbers.read(range.step)];
    return {
      end: terms.numbers.read(end),
      give: (place) =>
        this.assigning.assigning(
          target.name,
          typed(instruction("i64", "i64.add", start, instruction("i64", "i64.mul", place, step)), tags.int),
        ),
    };
  }

  /** What a `for` goes over that is no range: arrays and lists, some at once, numbered, or numbers that are written there. */
  rounds(over: Expr, target: Target): Rounds {
    if (over.kind === "name") return this.overArray(over.name, target);
    if (over.kind === "tuple" || over.kind === "list") return this.overWritten(over.items, target);
    if (over.kind !== "call" || target.kind !== "targets" || over.args.some((a) => a.name !== null || a.star !== ""))
      return beyond();
    const path = this.functionOf(over.callee);
    const parts = over.args.map((a) => a.value);
    const { items } = target;
    if (path === "enumerate" && parts.length === 1 && items.length === 2 && items[0]!.kind === "name") {
      const [number, rest] = items as [Target & { kind: "name" }, Target];
      const of = this.rounds(parts[0]!, rest);
      return {
        end: of.end,
        give: (place) => [...this.assigning.assigning(number.name, typed(place, tags.int)), ...of.give(place)],
      };
    }
    if (path !== "zip" || parts.length !== items.length || parts.length === 0) return beyond();
    const all = parts.map((part, i) => this.rounds(part, items[i]!));
    return { end: all.map((r) => r.end).reduce(lesser), give: (place) => all.flatMap((r) => r.give(place)) };
  }
  private overArray(name: string, target: Target): Rounds {
    const array = this.terms.arrayNamed(name);
    if (array === null || target.kind !== "name" || this.terms.arrays[array]!.form.rank !== 1) return beyond();
    this.assigning.gone.add(array);
    return {
      end: { kind: "size", of: "i64", array, axis: 0 },
      give: (place) => this.assigning.assigning(target.name, this.terms.elementOf(array, [place])),
    };
  }
  /** Numbers, or groups of them, one by one: no more than can be told apart one after another. */
  private overWritten(items: readonly Expr[], target: Target): Rounds {
    if (items.length === 0 || items.length > mostWritten || !items.every(isWritten)) return beyond();
    const end = constant("i64", BigInt(items.length));
    if (target.kind === "name")
      return { end, give: (place) => this.assigning.assigning(target.name, this.among(items, place)) };
    if (target.kind !== "targets") return beyond();
    const columns = target.items.map((t, i) => ({
      target: t,
      of: items.map((item): Expr => {
        if ((item.kind !== "tuple" && item.kind !== "list") || item.items.length !== target.items.length)
          return beyond();
        return item.items[i]!;
      }),
    }));
    return {
      end,
      give: (place) =>
        columns.flatMap((c) => {
          if (c.target.kind !== "name") return beyond();
          return this.assigning.assigning(c.target.name, this.among(c.of, place));
        }),
    };
  }
  private among(items: readonly Expr[], place: Term): Typed {
    const given = items.map((item) => this.terms.expression(item));
    const [first] = given;
    if (!given.every((x) => x.tag === null && x.kinds[0] === first!.kinds[0])) return beyond();
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
  /** It is `range(…)`, and that is still Python's own. */
  isRange(e: Expr): boolean {
    return e.kind === "call" && this.functionOf(e.callee) === "range";
  }
  private functionOf(callee: Expr): string | null {
    const held = callee.kind === "name" ? this.terms.heldIn(callee.name) : undefined;
    return held?.kind === "function" ? held.path : null;
  }

  /** The numbers of `range(…)`; how many they are is known from the first and the step. */
  ranged({ args }: ExprOf<"call">): Ranged {
    if (args.length === 0 || args.length > 3 || args.some((a) => a.name !== null || a.star !== "")) return beyond();
    const given = args.map((a) => this.terms.position(a.value));
    const [start, stop] = given.length === 1 ? [constant("i64", 0n), given[0]!] : [given[0]!, given[1]!];
    const step = given[2] ?? constant("i64", 1n);
    // How many steps lead from the first to the last one or beyond it, rounded up; none of no size do.
    const count = (first: Term, by: Term): Term => {
      const way = checked("subtract", stop, first);
      if (step.kind === "constant" && step.value === 1n) return way;
      const isUp = instruction("i32", "i64.gt_s", by, constant("i64", 0n));
      const less: Term = { kind: "choose", of: "i64", test: isUp, yes: constant("i64", -1n), no: constant("i64", 1n) };
      return checked("floordiv", checked("add", way, checked("add", by, less)), by);
    };
    return { start, step, count };
  }
}
