/**
 * Numbers computed with as terms: every kind by its own rules, so that the result and its kind are those of the language.
 * Where there is none, or only a case of several has one, it is beyond procedures, or a test goes before. Knows no names.
 */
import { type DType, integerRange, isFloat } from "../../core/dtype.ts";
import { power } from "../../core/precise.ts";
import { instruction as scalarInstruction } from "../../scalar/instructions.ts";
import type { Checked, Term, Width } from "../../scalar/procedure.ts";
import type { NumberFunction } from "../math.ts";
import { floorQuotient, modulo } from "../numbers.ts";
import type { BinaryOperator, CompareOperator } from "../syntax.ts";
import {
  beyond,
  checked,
  constant,
  exact,
  finite,
  instruction,
  isCharacter,
  mayBeCharacter,
  one,
  require,
  single,
  type Typed,
  tagIs,
  whole,
  within,
} from "./building.ts";
import type { Tag } from "./tags.ts";
import * as tags from "./tags.ts";

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

/** More than a body needs that somebody wrote: functions that call each other twice, written out, have no end. */
const mostSlots = 1 << 13;
/** Computes with numbers in slots, of which it takes as many as it needs. */
export class Arithmetic {
  readonly slots: Width[] = [];
  /** Functions that terms call, by their names. */
  readonly functions = new Map<string, NumberFunction>();

  slot(width: Width): number {
    if (this.slots.length >= mostSlots) return beyond();
    return this.slots.push(width) - 1;
  }
  read(slot: number): Term {
    return { kind: "slot", of: this.slots[slot]!, slot };
  }
  isTrue(x: Typed): Term {
    const { term } = x;
    // No text of one character is empty.
    if (mayBeCharacter(x)) return isCharacter(x) ? instruction("i32", "i64.ge_s", term, whole(0)) : beyond();
    if (term.of === "f64") return instruction("i32", "f64.ne", term, constant("f64", 0));
    return instruction("i32", "i64.ne", term, whole(0));
  }

  /** Computes a value once, of which `use` may ask several times. */
  once(value: Term, use: (held: Term) => Term): Term {
    if (value.kind === "slot" || value.kind === "constant") return use(value);
    const slot = this.slot(value.of);
    const used = use(this.read(slot));
    return { kind: "let", of: used.of, slot, value, use: used };
  }

  /** A whole number, if its dtype has it. */
  fitting(term: Term, tag: Tag): Typed {
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
    const test = tagIs(x.tag, reals);
    // Which kind it is of is known once it is computed.
    const term = this.once(x.term, (value) => require(test, value));
    return { term, kinds: reals, tag: reals.length > 1 ? x.tag : null };
  }

  real({ term }: Typed): Term {
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

  callTo(name: string, by: (...x: number[]) => number, ...args: readonly Term[]): Term {
    this.functions.set(name, { count: args.length, run: by });
    return { kind: "call", of: "f64", name, args };
  }
  /** What an operation of one element gives. */
  scalar(name: string, ...args: readonly Term[]): Term {
    const by = scalarInstruction(name as "exp").float as unknown as (...x: number[]) => number;
    return this.callTo(`np.${name}`, by, ...args);
  }
  comparedTag(a: Typed, b: Typed): Tag | null {
    const all = [...a.kinds, ...b.kinds];
    if (!all.some(tags.isNumpy)) return tags.bool;
    return a.kinds.every(tags.isNumpy) || b.kinds.every(tags.isNumpy) ? tags.numpyBool : null;
  }

  compare(operator: CompareOperator, a: Typed, b: Typed): Term {
    const [ofWholes, ofReals] = [wholeComparisons[operator], realComparisons[operator]];
    if (!ofWholes || !ofReals) return beyond();
    // Characters are compared with nothing else.
    if ((mayBeCharacter(a) || mayBeCharacter(b)) && !(isCharacter(a) && isCharacter(b))) return beyond();
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
  /** One of two numbers, and with it which kind it is of. */
  either(test: Term, a: Typed, b: Typed): Typed {
    if (isCharacter(a) !== isCharacter(b)) return beyond();
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
  /** A float as a whole number, rounded by an instruction, if it is of any such size. */
  wholeOf(term: Term, by: string): Term {
    return this.once(term, (x) =>
      require(instruction("i32", "f64.lt", instruction("f64", "f64.abs", x), constant("f64", 2 ** 62)), instruction(
        "i64",
        "i64.trunc_sat_f64_s",
        instruction("f64", by, x),
      )),
    );
  }
  /** Assigning converts it. */
  converted(x: Typed, dtype: DType): Term {
    if (mayBeCharacter(x)) return beyond();
    if (isFloat(dtype)) return this.real(x);
    if (dtype === "bool") return instruction("i64", "i64.extend_i32_u", this.isTrue(x));
    const kinds = x.kinds;
    if (x.term.of === "f64" && !kinds.every(tags.isReal)) return beyond();
    const term = x.term.of === "f64" ? this.wholeOf(x.term, "f64.trunc") : x.term;
    return this.fitting(term, tags.tagOf(dtype)!).term;
  }
}
