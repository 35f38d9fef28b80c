/**
 * Expressions of numbers as terms of a procedure, which give what the language gives. Where an expression is about
 * something else, or may be, it is said to be beyond procedures. Knows what the names of the loop hold as kinds, no values.
 */
import type { Term } from "../../scalar/procedure.ts";
import type { Expr, ExprOf } from "../syntax.ts";
import { Arithmetic } from "./arithmetic.ts";
import {
  beyond,
  checked,
  constant,
  exact,
  instruction,
  isCharacter,
  one,
  require,
  type Typed,
  tagIs,
  whole,
} from "./building.ts";
import { Calls } from "./calls.ts";
import { codeOfCharacter, type Held, type WrittenHeld } from "./givens.ts";
import { mixedBits, mixedElement } from "./mixed.ts";
import type { ArrayUsed, Bare, Frame, State, Variable, Variables } from "./state.ts";
import type { Tag } from "./tags.ts";
import * as tags from "./tags.ts";

const constants: Readonly<Record<string, number>> = {
  "math.pi": Math.PI,
  "math.e": Math.E,
  "math.tau": 2 * Math.PI,
  "math.inf": Number.POSITIVE_INFINITY,
  "math.nan": Number.NaN,
  "np.pi": Math.PI,
  "np.e": Math.E,
  "np.inf": Number.POSITIVE_INFINITY,
  "np.nan": Number.NaN,
};

export class Terms {
  readonly numbers = new Arithmetic();
  private readonly functions = new Calls(this.numbers);
  readonly arrays: ArrayUsed[] = [];
  /** Null where no flow comes. */
  here: State | null = new Map();
  private readonly variables = new Map<string, Variable>();
  private readonly held: ReadonlyMap<string, Held>;
  private readonly assigned: ReadonlySet<string>;
  private readonly calls: boolean;
  /** What has to be done before the statement under way, none of which shows; null where nothing may be. */
  before: Bare[] | null = [];
  /** How many expressions the one under way is in. */
  private depth = 0;
  /** The functions of the program that are under way, the innermost last. */
  private readonly frames: Frame[] = [];
  /** Writes a function of the program out where it is called. */
  inline: ((held: WrittenHeld, args: readonly Expr[]) => Typed) | null = null;

  /** @param calls functions of numbers are Python's own */
  /** Lists that hold ints or floats, and get some of the other kind. */
  readonly unlike = new Set<string>();
  /** Lists that are to hold both. */
  private readonly mixed: ReadonlySet<string>;

  constructor(
    held: ReadonlyMap<string, Held>,
    assigned: ReadonlySet<string>,
    mixed: ReadonlySet<string>,
    calls: boolean,
  ) {
    [this.held, this.assigned, this.mixed, this.calls] = [held, assigned, mixed, calls];
  }

  variable(name: string): Variable {
    const known = this.variables.get(name);
    if (known) return known;
    const made = { whole: this.numbers.slot("i64"), real: this.numbers.slot("f64"), tag: this.numbers.slot("i32") };
    this.variables.set(name, made);
    return made;
  }
  get names(): Variables {
    return this.variables;
  }

  enter(frame: Frame): void {
    this.frames.push(frame);
  }
  leave(): void {
    this.frames.pop();
  }
  get frame(): Frame | undefined {
    return this.frames.at(-1);
  }
  isUnderWay(mark: string): boolean {
    return this.frames.some((f) => f.mark === mark);
  }
  /** A name as it is known all over the loop. */
  keyOf(name: string): string {
    const frame = this.frame;
    if (!frame) return name;
    if (frame.f.locals.has(name)) return frame.own + name;
    // What the loop changes may be what the function reads.
    return this.assigned.has(name) ? beyond() : frame.mark + name;
  }
  /** What a name holds all through the loop. */
  heldIn(given: string): Held | undefined {
    const frame = this.frames.at(-1);
    if (frame?.f.locals.has(given)) return undefined;
    const key = this.keyOf(given);
    return this.assigned.has(key) ? undefined : this.held.get(key);
  }
  /** Where the flow may not come: nothing is done before. */
  private perhaps<T>(make: () => T): T {
    const { before } = this;
    this.before = null;
    try {
      return make();
    } finally {
      this.before = before;
    }
  }

  /** The array that a name holds all through the loop. */
  arrayNamed(given: string): number | null {
    const called = this.frames.at(-1)?.arrays.get(given) ?? this.keyOf(given);
    const found = this.held.get(called);
    const name = found?.kind === "same" ? found.as : called;
    const held = this.held.get(name);
    if (held?.kind !== "array" || this.assigned.has(called) || this.assigned.has(name)) return null;
    const known = this.arrays.findIndex((a) => a.name === name);
    if (known >= 0) return known;
    if (!this.mixed.has(name)) return this.arrays.push({ name, form: held.form, held, tag: held.tag }) - 1;
    return this.arrays.push({ name, form: { ...held.form, dtype: "int64" }, held, tag: tags.mixed }) - 1;
  }
  /** The kind of an array's elements. */
  tagIn(array: number): Tag {
    return this.arrays[array]!.tag ?? beyond();
  }
  elementOf(array: number, at: readonly Term[]): Typed {
    const tag = this.tagIn(array);
    if (tag === tags.mixed) return mixedElement({ kind: "element", of: "i64", array, at }, this.numbers);
    return one({ kind: "element", of: tags.isReal(tag) ? "f64" : "i64", array, at }, tag);
  }

  expression(e: Expr): Typed {
    if (this.depth >= mostDeep) return beyond();
    this.depth++;
    try {
      return this.typed(e);
    } finally {
      this.depth--;
    }
  }
  private typed(e: Expr): Typed {
    switch (e.kind) {
      case "int":
        return e.value <= mostWhole && e.value >= -mostWhole ? one(whole(e.value), tags.int) : beyond();
      case "float":
        return one(constant("f64", e.value), tags.float);
      case "string":
        return this.character(e.value);
      case "constant":
        return e.value === null ? beyond() : one(whole(e.value ? 1 : 0), tags.bool);
      case "name":
        return this.valueOf(e.name);
      case "unary":
        return this.unary(e);
      case "binary":
        return this.numbers.arithmetic(e.operator, this.expression(e.left), this.expression(e.right));
      case "compare":
        return this.comparison(e);
      case "logical":
        return this.logical(e);
      case "conditional":
        return this.conditional(e);
      case "call":
        return this.call(e);
      case "attribute":
        return this.attribute(e);
      case "index":
        return this.element(e);
      default:
        return beyond();
    }
  }

  /** Whether an expression counts as true, as 1 or 0. */
  truth(e: Expr): Term {
    if (e.kind === "logical") {
      const left = this.truth(e.left);
      const right = this.perhaps(() => this.truth(e.right));
      return e.operator === "and"
        ? { kind: "choose", of: "i32", test: left, yes: right, no: constant("i32", 0) }
        : { kind: "choose", of: "i32", test: left, yes: constant("i32", 1), no: right };
    }
    if (e.kind === "unary" && e.operator === "not") return instruction("i32", "i32.eqz", this.truth(e.of));
    if (e.kind === "compare") return this.compared(e).test;
    return this.numbers.isTrue(this.expression(e));
  }

  private character(text: string): Typed {
    const code = codeOfCharacter(text);
    return code === null ? beyond() : one(whole(code), tags.character);
  }
  private valueOf(given: string): Typed {
    return this.valueAt(this.keyOf(given));
  }
  valueAt(name: string): Typed {
    const kinds = this.here?.get(name) ?? [this.givenTag(name)];
    const known = kinds.filter((k) => k !== tags.absent);
    if (known.length === 0) return beyond();
    const { whole: w, real, tag } = this.variable(name);
    const kind = this.numbers.read(tag);
    const found = this.stored(this.numbers.read(w), this.numbers.read(real), kind, known);
    const sure = kinds.includes(tags.absent) ? require(tagIs(kind, known), found) : found;
    return { term: sure, kinds: known, tag: known.length > 1 ? kind : null };
  }
  private stored(w: Term, real: Term, kind: Term, known: readonly Tag[]): Term {
    const wholes = known.filter((k) => !tags.isReal(k));
    if (wholes.length === 0) return real;
    if (wholes.length === known.length) return w;
    return { kind: "choose", of: "f64", test: tagIs(kind, wholes), yes: exact(w), no: real };
  }
  /** A name that the loop does not assign. */
  private givenTag(name: string): Tag {
    const held = this.held.get(name);
    return held?.kind === "number" ? held.tag : beyond();
  }

  private unary(e: ExprOf<"unary">): Typed {
    if (e.operator === "not") return one(instruction("i64", "i64.extend_i32_u", this.truth(e)), tags.bool);
    const x = this.expression(e.of);
    const tag = x.kinds.length === 1 ? x.kinds[0]! : beyond();
    if (tag === tags.numpyBool || tag === tags.character) return beyond();
    const kind = tag === tags.bool ? tags.int : tag;
    if (e.operator === "-" && x.term.kind === "constant") return one(constant(x.term.of, -x.term.value), kind);
    if (tags.isReal(tag))
      return e.operator === "-" ? one(instruction("f64", "f64.neg", x.term), tag) : e.operator === "+" ? x : beyond();
    if (e.operator === "+") return one(x.term, kind);
    if (e.operator === "-") return this.numbers.fitting(checked("subtract", whole(0), x.term), kind);
    return tag === tags.int || tag === tags.numpyInt
      ? one(instruction("i64", "i64.xor", x.term, whole(-1)), tag)
      : beyond();
  }

  private comparison(e: ExprOf<"compare">): Typed {
    const { test, tag } = this.compared(e);
    return tag === null ? beyond() : one(instruction("i64", "i64.extend_i32_u", test), tag);
  }
  /** a < b < c means a < b and b < c, with b computed once. */
  private compared(e: ExprOf<"compare">): { readonly test: Term; readonly tag: Tag | null } {
    const links: Term[] = [];
    let left = this.expression(e.first);
    const [only] = e.rest;
    if (e.rest.length === 1 && (only!.operator === "in" || only!.operator === "not in")) {
      const test = this.among(left, only!.right);
      return { test: only!.operator === "in" ? test : instruction("i32", "i32.eqz", test), tag: tags.bool };
    }
    let tag: Tag | null = null;
    for (const [i, { operator, right }] of e.rest.entries()) {
      let value = i === 0 ? this.expression(right) : this.perhaps(() => this.expression(right));
      let test: Term;
      if (i + 1 < e.rest.length && value.term.kind !== "slot" && value.term.kind !== "constant") {
        const slot = this.numbers.slot(value.term.of);
        const held = { ...value, term: this.numbers.read(slot) };
        const by = this.numbers.compare(operator, left, held);
        test = { kind: "let", of: "i32", slot, value: value.term, use: by };
        value = held;
      } else test = this.numbers.compare(operator, left, value);
      links.push(test);
      tag = this.numbers.comparedTag(left, value);
      left = value;
    }
    const all = links.reduceRight((rest, test) => ({
      kind: "choose",
      of: "i32",
      test,
      yes: rest,
      no: constant("i32", 0),
    }));
    return { test: all, tag: links.length > 1 && tag !== tags.bool ? null : tag };
  }

  /** Whether a character is one of a text that is written there. */
  private among(x: Typed, of: Expr): Term {
    if (of.kind !== "string" || !isCharacter(x)) return beyond();
    const codes = [...of.value].map((c) => c.codePointAt(0)!);
    if (codes.length === 0 || codes.length > mostWritten) return beyond();
    return this.numbers.once(x.term, (code) =>
      codes
        .map((c) => instruction("i32", "i64.eq", code, whole(c)))
        .reduce((a, b) => instruction("i32", "i32.or", a, b)),
    );
  }

  private logical(e: ExprOf<"logical">): Typed {
    const sides = [e.left, e.right].map((x) => this.perhaps(() => this.expression(x)));
    if (!sides.every((s) => s.tag === null && s.kinds[0] === tags.bool)) return beyond();
    return one(instruction("i64", "i64.extend_i32_u", this.truth(e)), tags.bool);
  }

  private conditional(e: ExprOf<"conditional">): Typed {
    const test = this.truth(e.test);
    return this.perhaps(() => this.numbers.either(test, this.expression(e.then), this.expression(e.otherwise)));
  }

  /** What is called: `len`, `math.sqrt`; or a constant of a module. */
  private pathOf(e: Expr): string {
    if (e.kind === "name") {
      const held = this.heldIn(e.name);
      return held?.kind === "module" || held?.kind === "function" ? held.path : beyond();
    }
    return e.kind === "attribute" ? `${this.pathOf(e.of)}.${e.name}` : beyond();
  }

  private call(e: ExprOf<"call">): Typed {
    if (e.args.some((a) => a.name !== null || a.star !== "")) return beyond();
    const written = e.callee.kind === "name" ? this.heldIn(e.callee.name) : undefined;
    if (written?.kind === "written" && this.inline)
      return this.inline(
        written,
        e.args.map((a) => a.value),
      );
    if (!this.calls) return beyond();
    const path = this.pathOf(e.callee);
    const [first] = e.args.map((a) => a.value);
    if (path === "len" && first && e.args.length === 1) return this.length(first);
    return this.functions.of(
      path,
      e.args.map((a) => this.expression(a.value)),
    );
  }

  private attribute(e: ExprOf<"attribute">): Typed {
    if (e.of.kind === "name") {
      const array = this.arrayNamed(e.of.name);
      if (array !== null && this.arrays[array]!.held.isList) return beyond();
      if (array !== null && e.name === "ndim") return one(whole(this.arrays[array]!.form.rank), tags.int);
      if (array !== null && e.name === "size") return one(this.countOf(array), tags.int);
    }
    const value = constants[this.pathOf(e)];
    return value === undefined ? beyond() : one(constant("f64", value), tags.float);
  }
  private countOf(array: number): Term {
    const sizes = Array.from(
      { length: this.arrays[array]!.form.rank },
      (_, axis): Term => ({ kind: "size", of: "i64", array, axis }),
    );
    return sizes.reduce((a, b) => instruction("i64", "i64.mul", a, b), whole(1));
  }
  /** `len(x)`, and of the first of several rows. */
  private length(e: Expr): Typed {
    if (e.kind === "name") return this.size(this.arrayNamed(e.name) ?? beyond(), 0);
    const [item] = e.kind === "index" && e.of.kind === "name" && e.items.length === 1 ? e.items : [];
    if (e.kind !== "index" || e.of.kind !== "name" || item?.kind !== "int" || item.value !== 0n) return beyond();
    const array = this.arrayNamed(e.of.name) ?? beyond();
    const rows = this.size(array, 0).term;
    return one(require(instruction("i32", "i64.gt_s", rows, whole(0)), this.size(array, 1).term), tags.int);
  }
  private size(array: number, axis: number): Typed {
    if (axis >= this.arrays[array]!.form.rank) return beyond();
    return one({ kind: "size", of: "i64", array, axis }, tags.int);
  }

  private element(e: ExprOf<"index">): Typed {
    if (e.of.kind === "attribute" && e.of.name === "shape" && e.of.of.kind === "name") {
      const array = this.arrayNamed(e.of.of.name) ?? beyond();
      const [at] = e.items;
      if (at?.kind !== "int" || e.items.length > 1 || this.arrays[array]!.held.isList) return beyond();
      return this.size(array, Number(at.value));
    }
    const { array, at } = this.placeOf(e);
    return this.elementOf(array, at);
  }

  /** An element of an array: which one, and where. `m[i][j]` is `m[i, j]`, but of a list. */
  placeOf(e: ExprOf<"index">): { readonly array: number; readonly at: readonly Term[] } {
    const items: Expr[] = [];
    let of: Expr = e;
    let several = false;
    for (; of.kind === "index"; of = of.of) {
      several ||= of.several;
      items.unshift(...of.items.map((item) => (item.kind === "slice" ? beyond() : item)));
    }
    const array = (of.kind === "name" ? this.arrayNamed(of.name) : null) ?? beyond();
    const { form, held } = this.arrays[array]!;
    if (items.length !== form.rank || (several && held.isList)) return beyond();
    return { array, at: items.map((item) => this.position(item)) };
  }
  /** A whole number that says where; what is true or false would pick. */
  position(e: Expr): Term {
    const { term, kinds } = this.expression(e);
    const isPlace = (k: Tag): boolean =>
      !tags.isReal(k) && k !== tags.bool && k !== tags.numpyBool && k !== tags.character;
    return kinds.every(isPlace) ? term : beyond();
  }

  /** A number as an element of an array. Lists take it as it is, and have to have its kind. */
  asElement(x: Typed, array: number): Term {
    const { held, tag, form, name } = this.arrays[array]!;
    if (!held.isList) return this.numbers.converted(x, form.dtype);
    if (tag === tags.mixed) return mixedBits(x, this.numbers);
    if (x.tag === null && x.kinds[0] === tag) return x.term;
    if (tag !== null && x.kinds.reduce(tags.joinedKind, tag) === tags.mixed) this.unlike.add(name);
    return beyond();
  }
}

/** Characters that a text has at most where each is asked for in turn. */
const mostWritten = 32;
/** Expressions within expressions: chains of thousands are gone through without recursion, but not here. */
const mostDeep = 200;
/** Whole numbers beyond this one are left to those that know no end. */
const mostWhole = 2n ** 62n;
