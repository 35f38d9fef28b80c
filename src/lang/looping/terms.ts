/**
 * Expressions of numbers as terms of a procedure, which give what the language gives: every kind of number by its own
 * rules. Where an expression is about something else, or may be, it is said to be beyond procedures. Knows what the names
 * of the loop hold as kinds, no values.
 */
import { type DType, integerRange, isFloat } from "../../core/dtype.ts";
import { instruction as scalarInstruction } from "../../scalar/instructions.ts";
import type { ArrayForm, Checked, Step, Term, Width } from "../../scalar/procedure.ts";
import { type NumberFunction, numberFunctions } from "../math.ts";
import { floorQuotient, modulo } from "../numbers.ts";
import { power } from "../precise.ts";
import type { BinaryOperator, CompareOperator, Expr, ExprOf } from "../syntax.ts";
import type { FunctionValue } from "../value.ts";
import type { ArrayHeld, Held, WrittenHeld } from "./givens.ts";
import type { Tag } from "./tags.ts";
import * as tags from "./tags.ts";

/** What is met cannot be said by a procedure. */
export class Beyond extends Error {}
const beyond = (): never => {
  throw new Beyond();
};

/** A number: what computes it, the kinds that it may be of, and what says which, if there are several. */
export interface Typed {
  readonly term: Term;
  readonly kinds: readonly Tag[];
  readonly tag: Term | null;
}

/** Where the value of a name is kept: as a whole number, as a float, and which kind it is of. */
export interface Variable {
  readonly whole: number;
  readonly real: number;
  readonly tag: number;
}

export type Variables = ReadonlyMap<string, Variable>;

/** The kinds that each name may hold at a place of the loop. */
export type State = ReadonlyMap<string, readonly Tag[]>;

export const constant = (of: Width, value: number | bigint): Term => ({ kind: "constant", of, value });
export const instruction = (of: Width, name: string, ...args: readonly Term[]): Term => ({
  kind: "instruction",
  of,
  name,
  args,
});
export const checked = (name: Checked, a: Term, b: Term): Term => ({ kind: "checked", of: "i64", name, args: [a, b] });
const require = (test: Term, use: Term): Term => ({ kind: "require", of: use.of, test, use });
const whole = (value: number | bigint): Term => constant("i64", BigInt(value));
const tagIs = (tag: Term, kinds: readonly Tag[]): Term =>
  kinds
    .map((k) => instruction("i32", "i32.eq", tag, constant("i32", k)))
    .reduce((a, b) => instruction("i32", "i32.or", a, b));
const single = (term: Term): Term => instruction("f64", "f64.promote_f32", demoted(term));
// What a term of 32 bits gives is never kept: it becomes a float64 at once.
const demoted = (term: Term): Term => instruction("f64", "f32.demote_f64", term);
const one = (term: Term, tag: Tag): Typed => ({ term, kinds: [tag], tag: null });

/** Whole numbers up to this size are floats too, every one of them. */
const exactlyFloat = 2n ** 53n;
const within = (term: Term, low: bigint, high: bigint): Term =>
  instruction(
    "i32",
    "i32.and",
    instruction("i32", "i64.ge_s", term, whole(low)),
    instruction("i32", "i64.le_s", term, whole(high)),
  );
const finite = (term: Term): Term =>
  instruction("i32", "f64.eq", instruction("f64", "f64.sub", term, term), constant("f64", 0));

const wholeComparisons: Readonly<Partial<Record<CompareOperator, string>>> = {
  "==": "i64.eq",
  "!=": "i64.ne",
  "<": "i64.lt_s",
  "<=": "i64.le_s",
  ">": "i64.gt_s",
  ">=": "i64.ge_s",
};
const realComparisons: Readonly<Partial<Record<CompareOperator, string>>> = {
  "==": "f64.eq",
  "!=": "f64.ne",
  "<": "f64.lt",
  "<=": "f64.le",
  ">": "f64.gt",
  ">=": "f64.ge",
};
const plainChecked: Readonly<Partial<Record<BinaryOperator, Checked>>> = {
  "+": "add",
  "-": "subtract",
  "*": "multiply",
  "//": "floordiv",
  "%": "mod",
  "<<": "left_shift",
  ">>": "right_shift",
};
const bitInstructions: Readonly<Partial<Record<BinaryOperator, string>>> = {
  "&": "i64.and",
  "|": "i64.or",
  "^": "i64.xor",
};
const realInstructions: Readonly<Partial<Record<BinaryOperator, string>>> = {
  "+": "f64.add",
  "-": "f64.sub",
  "*": "f64.mul",
  "/": "f64.div",
};
const scalarNames: Readonly<Partial<Record<BinaryOperator, "floordiv" | "mod" | "pow">>> = {
  "//": "floordiv",
  "%": "mod",
  "**": "pow",
};

/** Functions of NumPy's of one number, by the instruction that each is for floats. */
const numpyFunctions = (
  "sqrt exp log log2 log10 log1p expm1 sin cos tan sinh cosh tanh floor ceil trunc abs arcsin=asin arccos=acos arctan=atan " +
  "absolute=abs fabs=abs cbrt exp2"
).split(" ");
const numpyNamed: ReadonlyMap<string, string> = new Map(
  numpyFunctions.map((row) => {
    const [name, by = name] = row.split("=") as [string, string?];
    return [`np.${name}`, by];
  }),
);
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

/** A function of the program where it is called. */
export interface Frame {
  readonly f: FunctionValue;
  readonly mark: string;
  /** What its own names begin with. */
  readonly own: string;
  /** Arrays that parameters were given, by their names outside. */
  readonly arrays: ReadonlyMap<string, string>;
}

/** A step that has not been told its exit yet. */
export type Bare = Step extends infer S ? (S extends Step ? Omit<S, "exit"> : never) : never;

/** An array that the loop asks for. */
export interface ArrayUsed {
  readonly name: string;
  readonly held: ArrayHeld;
  form: ArrayForm;
  /** The kind of its elements: of a list without any, that of the first that is appended. */
  tag: Tag | null;
}

export class Terms {
  readonly slots: Width[] = [];
  readonly arrays: ArrayUsed[] = [];
  readonly functions = new Map<string, (...x: number[]) => number>();
  /** Null where no flow comes. */
  here: State | null = new Map();
  private readonly variables = new Map<string, Variable>();
  private readonly held: ReadonlyMap<string, Held>;
  private readonly assigned: ReadonlySet<string>;
  private readonly calls: boolean;
  /** What has to be done before the statement under way, none of which shows; null where nothing may be. */
  before: Bare[] | null = [];
  /** The functions of the program that are under way, the innermost last. */
  private readonly frames: Frame[] = [];
  /** Writes a function of the program out where it is called. */
  inline: ((held: WrittenHeld, args: readonly Expr[]) => Typed) | null = null;

  /** @param calls functions of numbers are Python's own */
  constructor(held: ReadonlyMap<string, Held>, assigned: ReadonlySet<string>, calls: boolean) {
    [this.held, this.assigned, this.calls] = [held, assigned, calls];
  }

  slot(width: Width): number {
    return this.slots.push(width) - 1;
  }
  read(slot: number): Term {
    return { kind: "slot", of: this.slots[slot]!, slot };
  }

  variable(name: string): Variable {
    const known = this.variables.get(name);
    if (known) return known;
    const made = { whole: this.slot("i64"), real: this.slot("f64"), tag: this.slot("i32") };
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
    const name = this.frames.at(-1)?.arrays.get(given) ?? this.keyOf(given);
    const held = this.held.get(name);
    if (held?.kind !== "array" || this.assigned.has(name)) return null;
    const known = this.arrays.findIndex((a) => a.name === name);
    return known >= 0 ? known : this.arrays.push({ name, form: held.form, held, tag: held.tag }) - 1;
  }
  /** The kind of an array's elements. */
  tagIn(array: number): Tag {
    return this.arrays[array]!.tag ?? beyond();
  }
  elementOf(array: number, at: readonly Term[]): Typed {
    const tag = this.tagIn(array);
    return one({ kind: "element", of: tags.isReal(tag) ? "f64" : "i64", array, at }, tag);
  }

  expression(e: Expr): Typed {
    switch (e.kind) {
      case "int":
        return e.value <= mostWhole && e.value >= -mostWhole ? one(whole(e.value), tags.int) : beyond();
      case "float":
        return one(constant("f64", e.value), tags.float);
      case "constant":
        return e.value === null ? beyond() : one(whole(e.value ? 1 : 0), tags.bool);
      case "name":
        return this.valueOf(e.name);
      case "unary":
        return this.unary(e);
      case "binary":
        return this.arithmetic(e.operator, this.expression(e.left), this.expression(e.right));
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
    return this.isTrue(this.expression(e));
  }
  private isTrue({ term }: Typed): Term {
    if (term.of === "f64") return instruction("i32", "f64.ne", term, constant("f64", 0));
    return instruction("i32", "i64.ne", term, whole(0));
  }

  private valueOf(given: string): Typed {
    return this.valueAt(this.keyOf(given));
  }
  valueAt(name: string): Typed {
    const kinds = this.here?.get(name) ?? [this.givenTag(name)];
    const known = kinds.filter((k) => k !== tags.absent);
    if (known.length === 0) return beyond();
    const { whole: w, real, tag } = this.variable(name);
    const kind = this.read(tag);
    const found = this.stored(this.read(w), this.read(real), kind, known);
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

  /** Computes a value once, of which `use` may ask several times. */
  private once(value: Term, use: (held: Term) => Term): Term {
    if (value.kind === "slot" || value.kind === "constant") return use(value);
    const slot = this.slot(value.of);
    const used = use(this.read(slot));
    return { kind: "let", of: used.of, slot, value, use: used };
  }

  private unary(e: ExprOf<"unary">): Typed {
    if (e.operator === "not") return one(instruction("i64", "i64.extend_i32_u", this.truth(e)), tags.bool);
    const x = this.expression(e.of);
    const tag = x.kinds.length === 1 ? x.kinds[0]! : beyond();
    if (tag === tags.numpyBool) return beyond();
    const kind = tag === tags.bool ? tags.int : tag;
    if (e.operator === "-" && x.term.kind === "constant") return one(constant(x.term.of, -x.term.value), kind);
    if (tags.isReal(tag))
      return e.operator === "-" ? one(instruction("f64", "f64.neg", x.term), tag) : e.operator === "+" ? x : beyond();
    if (e.operator === "+") return one(x.term, kind);
    if (e.operator === "-") return this.fitting(checked("subtract", whole(0), x.term), kind);
    return tag === tags.int || tag === tags.numpyInt
      ? one(instruction("i64", "i64.xor", x.term, whole(-1)), tag)
      : beyond();
  }

  /** A whole number, if its dtype has it. */
  private fitting(term: Term, tag: Tag): Typed {
    const dtype = tags.dtypeOf(tag);
    if (dtype === null || dtype === "int64") return one(term, tag);
    return one(
      this.once(term, (t) => require(within(t, ...integerRange(dtype)), t)),
      tag,
    );
  }

  arithmetic(operator: BinaryOperator, a: Typed, b: Typed): Typed {
    const kinds = [...new Set(a.kinds.flatMap((x) => b.kinds.map((y) => tags.resultOf(operator, x, y))))];
    if (kinds.includes(null)) return beyond();
    const found = kinds as Tag[];
    const reals = found.filter(tags.isReal);
    if (reals.length > 0 && reals.length < found.length) {
      const [left, right] = [this.surelyReal(a), this.surelyReal(b)];
      return left !== a
        ? this.arithmetic(operator, left, b)
        : right !== b
          ? this.arithmetic(operator, a, right)
          : beyond();
    }
    const [only] = found;
    if (found.length > 1) return this.ofSeveral(operator, a, b, found);
    // A quotient and a remainder are an error in one case and none in the other: which it is has to be known.
    if (reals.length === 0) return this.wholes(operator, a, b, only!);
    return one(this.reals(operator, a, b, only!), only!);
  }

  /** Kinds that are only known when it runs: the same numbers, and beside them which kind they are of. */
  private ofSeveral(operator: BinaryOperator, a: Typed, b: Typed, found: readonly Tag[]): Typed {
    if (operator !== "+" && operator !== "-" && operator !== "*") return beyond();
    const isPair = (x: Tag, y: Tag): boolean => found.every((k) => k === x || k === y);
    const numpy = instruction("i32", "i32.or", this.isNumpy(a), this.isNumpy(b));
    const pair = isPair(tags.float, tags.numpyFloat)
      ? ([tags.float, tags.numpyFloat] as const)
      : isPair(tags.int, tags.numpyInt)
        ? ([tags.int, tags.numpyInt] as const)
        : beyond();
    const [own, theirs] = pair;
    const tag: Term = {
      kind: "choose",
      of: "i32",
      test: numpy,
      yes: constant("i32", theirs),
      no: constant("i32", own),
    };
    const term = tags.isReal(own)
      ? instruction("f64", realInstructions[operator]!, this.real(a), this.real(b))
      : checked(plainChecked[operator]!, a.term, b.term);
    return { term, kinds: found, tag };
  }
  private isNumpy({ kinds, tag }: Typed): Term {
    if (tag === null) return constant("i32", tags.isNumpy(kinds[0]!) ? 1 : 0);
    return tagIs(tag, kinds.filter(tags.isNumpy).length > 0 ? kinds.filter(tags.isNumpy) : [-1]);
  }

  /** A number of several kinds, if it is a float. */
  private surelyReal(x: Typed): Typed {
    const reals = x.kinds.filter(tags.isReal);
    if (x.tag === null || reals.length === 0 || reals.length === x.kinds.length) return x;
    return { term: require(tagIs(x.tag, reals), x.term), kinds: reals, tag: reals.length > 1 ? x.tag : null };
  }

  private real({ term }: Typed): Term {
    return term.of === "f64" ? term : instruction("f64", "f64.convert_i64_s", term);
  }

  private wholes(operator: BinaryOperator, a: Typed, b: Typed, tag: Tag): Typed {
    const bits = bitInstructions[operator];
    if (bits) return one(instruction("i64", bits, a.term, b.term), tag);
    if (operator === "**") return this.wholePower(a, b, tag);
    // Shifts of NumPy's numbers beyond their width give 0, as do those of fewer bits than 64 earlier.
    const shifts = operator === "<<" || operator === ">>";
    if (shifts && tag !== tags.int) return beyond();
    const [x, y] = [this.inDType(a, tag), this.inDType(b, tag)];
    return this.fitting(checked(plainChecked[operator]!, x, y), tag);
  }
  /** Python's integers have to fit the dtype of the number that they meet. */
  private inDType({ term, kinds }: Typed, tag: Tag): Term {
    const dtype = tags.dtypeOf(tag);
    if (dtype === null || dtype === "int64" || kinds.every(tags.isNumpy)) return term;
    return this.fitting(term, tag).term;
  }
  private wholePower(a: Typed, b: Typed, tag: Tag): Typed {
    const times = b.term.kind === "constant" ? Number(b.term.value) : -1;
    if (times < 1 || times > 4 || (tag !== tags.int && tag !== tags.numpyInt)) return beyond();
    return one(
      this.once(a.term, (x) => Array.from({ length: times - 1 }).reduce((p: Term) => checked("multiply", p, x), x)),
      tag,
    );
  }

  private reals(operator: BinaryOperator, a: Typed, b: Typed, tag: Tag): Term {
    const narrow = tags.isSingle(tag);
    const side = (x: Typed): Term => (narrow ? single(this.real(x)) : this.real(x));
    const round = (x: Term): Term => (narrow ? single(x) : x);
    const [x, y] = [side(a), side(b)];
    if (tags.isNumpy(tag)) {
      const scalar = scalarNames[operator];
      return round(scalar ? this.scalar(scalar, x, y) : instruction("f64", realInstructions[operator]!, x, y));
    }
    switch (operator) {
      case "/":
        return this.quotient(a, b);
      case "//":
        return this.byDivisor(x, y, (p, q) => this.callTo("//", floorQuotient, p, q));
      case "%":
        return this.byDivisor(x, y, (p, q) => this.callTo("%", modulo, p, q));
      case "**":
        return this.once(this.callTo("**", power, x, y), (p) => require(finite(p), p));
      default:
        return instruction("f64", realInstructions[operator]!, x, y);
    }
  }
  /** Python's quotient: of whole numbers the float nearest to it, of nothing by 0. */
  private quotient(a: Typed, b: Typed): Term {
    const side = (x: Typed): Term => (x.term.of === "f64" ? x.term : this.once(x.term, exact));
    return this.byDivisor(side(a), side(b), (p, q) => instruction("f64", "f64.div", p, q));
  }
  private byDivisor(x: Term, y: Term, make: (p: Term, q: Term) => Term): Term {
    return this.once(x, (p) =>
      this.once(y, (q) => require(instruction("i32", "f64.ne", q, constant("f64", 0)), make(p, q))),
    );
  }

  private callTo(name: string, by: (...x: number[]) => number, ...args: readonly Term[]): Term {
    this.functions.set(name, by);
    return { kind: "call", of: "f64", name, args };
  }
  /** What an operation of one element gives. */
  private scalar(name: string, ...args: readonly Term[]): Term {
    const by = scalarInstruction(name as "exp").float as unknown as (...x: number[]) => number;
    return this.callTo(`element ${name}`, by, ...args);
  }

  private comparison(e: ExprOf<"compare">): Typed {
    const { test, tag } = this.compared(e);
    return tag === null ? beyond() : one(instruction("i64", "i64.extend_i32_u", test), tag);
  }
  /** a < b < c means a < b and b < c, with b computed once. */
  private compared(e: ExprOf<"compare">): { readonly test: Term; readonly tag: Tag | null } {
    const links: Term[] = [];
    let left = this.expression(e.first);
    let tag: Tag | null = null;
    for (const [i, { operator, right }] of e.rest.entries()) {
      let value = i === 0 ? this.expression(right) : this.perhaps(() => this.expression(right));
      let test: Term;
      if (i + 1 < e.rest.length && value.term.kind !== "slot" && value.term.kind !== "constant") {
        const slot = this.slot(value.term.of);
        const held = { ...value, term: this.read(slot) };
        const by = this.compare(operator, left, held);
        test = { kind: "let", of: "i32", slot, value: value.term, use: by };
        value = held;
      } else test = this.compare(operator, left, value);
      links.push(test);
      tag = this.comparedTag(left, value);
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
  private comparedTag(a: Typed, b: Typed): Tag | null {
    const all = [...a.kinds, ...b.kinds];
    if (!all.some(tags.isNumpy)) return tags.bool;
    return a.kinds.every(tags.isNumpy) || b.kinds.every(tags.isNumpy) ? tags.numpyBool : null;
  }

  private compare(operator: CompareOperator, a: Typed, b: Typed): Term {
    const [ofWholes, ofReals] = [wholeComparisons[operator], realComparisons[operator]];
    if (!ofWholes || !ofReals) return beyond();
    if (a.term.of === "i64" && b.term.of === "i64") return instruction("i32", ofWholes, a.term, b.term);
    const narrow = a.kinds.some(tags.isSingle) !== b.kinds.some(tags.isSingle);
    const side = (x: Typed): Term => {
      const real = x.term.of === "f64" ? x.term : this.once(x.term, exact);
      if (!narrow || x.kinds.every(tags.isSingle)) return real;
      // Python's numbers are taken as float32; of others, and of several kinds, which it is would have to be known.
      return x.kinds.some(tags.isNumpy) ? (x.kinds.length === 1 ? real : beyond()) : single(real);
    };
    return instruction("i32", ofReals, side(a), side(b));
  }

  private logical(e: ExprOf<"logical">): Typed {
    const sides = [e.left, e.right].map((x) => this.perhaps(() => this.expression(x)));
    if (!sides.every((s) => s.tag === null && s.kinds[0] === tags.bool)) return beyond();
    return one(instruction("i64", "i64.extend_i32_u", this.truth(e)), tags.bool);
  }

  private conditional(e: ExprOf<"conditional">): Typed {
    const test = this.truth(e.test);
    return this.perhaps(() => this.either(test, this.expression(e.then), this.expression(e.otherwise)));
  }
  /** One of two numbers, and with it which kind it is of. */
  private either(test: Term, a: Typed, b: Typed): Typed {
    const kinds = [...new Set([...a.kinds, ...b.kinds])];
    const slot = this.slot("i32");
    const chosen = this.read(slot);
    const mixed = a.term.of !== b.term.of;
    const side = (x: Typed): Term => (mixed && x.term.of === "i64" ? this.once(x.term, exact) : x.term);
    const picked: Term = {
      kind: "choose",
      of: mixed ? "f64" : a.term.of,
      test: chosen,
      yes: side(a),
      no: side(b),
    };
    const term: Term = { kind: "let", of: picked.of, slot, value: test, use: picked };
    if (kinds.length === 1) return { term, kinds, tag: null };
    const kind = (x: Typed): Term => x.tag ?? constant("i32", x.kinds[0]!);
    return {
      term,
      kinds,
      tag: { kind: "choose", of: "i32", test: chosen, yes: kind(a), no: kind(b) },
    };
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
    const given = e.args.map((a) => this.expression(a.value));
    if (given.length === 1) return this.ofOne(path, given[0]!);
    const extreme = path === "max" || path === "min";
    if (extreme && given.length > 1) return given.reduce((a, b) => this.extreme(path, a, b));
    const known = numberFunctions.get(path);
    if (known?.count !== 2 || given.length !== 2) return beyond();
    return one(this.ofFloats(path, known, given), tags.float);
  }

  private ofOne(path: string, x: Typed): Typed {
    const tag = x.kinds.length === 1 ? x.kinds[0]! : null;
    switch (path) {
      case "float":
        return one(this.real(x), tags.float);
      case "bool":
        return one(instruction("i64", "i64.extend_i32_u", this.isTrue(x)), tags.bool);
      case "int":
        return one(x.term.of === "i64" ? x.term : this.wholeOf(x.term, "f64.trunc"), tags.int);
      case "abs":
        if (tag === null || tag === tags.bool || tag === tags.numpyBool) return beyond();
        return this.magnitude(x, tag);
      case "math.floor":
      case "math.ceil":
      case "math.trunc":
        if (x.term.of === "i64") return tag === tags.int || tag === tags.bool ? one(x.term, tags.int) : beyond();
        return one(this.wholeOf(x.term, path.replace("math", "f64")), tags.int);
    }
    const known = numberFunctions.get(path);
    if (known?.count === 1) return one(this.ofFloats(path, known, [x]), tags.float);
    const element = numpyNamed.get(path);
    return element && tag !== null ? this.ofNumpy(element, x, tag) : beyond();
  }
  /** A float as a whole number, rounded by an instruction, if it is of any such size. */
  private wholeOf(term: Term, by: string): Term {
    return this.once(term, (x) =>
      require(instruction("i32", "f64.lt", instruction("f64", "f64.abs", x), constant("f64", 2 ** 62)), instruction(
        "i64",
        "i64.trunc_sat_f64_s",
        instruction("f64", by, x),
      )),
    );
  }
  private magnitude(x: Typed, tag: Tag): Typed {
    if (x.term.of === "f64") return one(instruction("f64", "f64.abs", x.term), tag);
    const term = this.once(x.term, (t) => ({
      kind: "choose",
      of: "i64",
      test: instruction("i32", "i64.lt_s", t, whole(0)),
      yes: checked("subtract", whole(0), t),
      no: t,
    }));
    return this.fitting(term, tag);
  }
  /** Python's functions of floats give no infinity and nothing that is no number, as long as none came in. */
  private ofFloats(path: string, { run }: NumberFunction, given: readonly Typed[]): Term {
    const args = given.map((x) => this.real(x));
    const result = path === "math.sqrt" ? instruction("f64", "f64.sqrt", ...args) : this.callTo(path, run, ...args);
    return this.once(result, (r) => require(finite(r), r));
  }
  private ofNumpy(name: string, x: Typed, tag: Tag): Typed {
    const kind = tag === tags.float || tag === tags.int || tag === tags.numpyInt ? tags.numpyFloat : tag;
    const whole = tag === tags.int || tag === tags.numpyInt;
    if (!tags.isReal(kind) || (whole && ["floor", "ceil", "trunc", "abs"].includes(name))) return beyond();
    const direct = ["sqrt", "floor", "ceil", "trunc", "abs"].includes(name);
    const term = direct ? instruction("f64", `f64.${name}`, this.real(x)) : this.scalar(name, this.real(x));
    return one(tags.isSingle(kind) ? single(term) : term, kind);
  }
  /** Python's: the first, unless the other one is more. */
  private extreme(path: "max" | "min", a: Typed, b: Typed): Typed {
    const [p, q] = [this.slot(a.term.of), this.slot(b.term.of)];
    const [x, y] = [
      { ...a, term: this.read(p) },
      { ...b, term: this.read(q) },
    ];
    const better = this.compare(path === "max" ? ">" : "<", y, x);
    const test: Term = {
      kind: "let",
      of: "i32",
      slot: p,
      value: a.term,
      use: { kind: "let", of: "i32", slot: q, value: b.term, use: better },
    };
    return this.either(test, y, x);
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
    return kinds.some((k) => tags.isReal(k) || k === tags.bool || k === tags.numpyBool) ? beyond() : term;
  }

  /** A number as an element of an array. Lists take it as it is, and have to have its kind. */
  asElement(x: Typed, array: number): Term {
    const { held, tag, form } = this.arrays[array]!;
    if (!held.isList) return this.converted(x, form.dtype);
    return x.tag === null && x.kinds[0] === tag ? x.term : beyond();
  }
  /** Assigning converts it. */
  private converted(x: Typed, dtype: DType): Term {
    if (isFloat(dtype)) return this.real(x);
    if (dtype === "bool") return instruction("i64", "i64.extend_i32_u", this.isTrue(x));
    const kinds = x.kinds;
    if (x.term.of === "f64" && !kinds.every(tags.isReal)) return beyond();
    const term = x.term.of === "f64" ? this.wholeOf(x.term, "f64.trunc") : x.term;
    return this.fitting(term, tags.tagOf(dtype)!).term;
  }
}

/** Whole numbers beyond this one are left to those that know no end. */
const mostWhole = 2n ** 62n;

/** A whole number as a float, if that is the same number. */
const exact = (term: Term): Term =>
  require(within(term, -exactlyFloat, exactlyFloat), instruction("f64", "f64.convert_i64_s", term));
