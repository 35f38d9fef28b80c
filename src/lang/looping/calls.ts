/**
 * Functions of numbers as terms: Python's own, those of its module `math`, NumPy's of one number. Knows them by their
 * paths, and nothing of who calls them.
 */
import type { Term } from "../../scalar/procedure.ts";
import { type NumberFunction, numberFunctions } from "../math.ts";
import type { Arithmetic } from "./arithmetic.ts";
import {
  beyond,
  checked,
  finite,
  instruction,
  isCharacter,
  mayBeCharacter,
  one,
  require,
  single,
  type Typed,
  whole,
  within,
} from "./building.ts";
import type { Tag } from "./tags.ts";
import * as tags from "./tags.ts";

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
const lastCodePoint = 0x10ffffn;
export class Calls {
  private readonly numbers: Arithmetic;
  constructor(numbers: Arithmetic) {
    this.numbers = numbers;
  }

  /** The function of that path of these numbers. */
  of(path: string, given: readonly Typed[]): Typed {
    const [first] = given;
    if (given.some(mayBeCharacter))
      return path === "ord" && given.length === 1 && isCharacter(first!) ? one(first!.term, tags.int) : beyond();
    if (given.length === 1) return this.ofOne(path, given[0]!);
    const isExtreme = path === "max" || path === "min";
    if (isExtreme && given.length > 1) return given.reduce((a, b) => this.extreme(path, a, b));
    const known = numberFunctions.get(path);
    return known?.count === 2 && given.length === 2 ? one(this.ofFloats(path, known, given), tags.float) : beyond();
  }

  private ofOne(path: string, x: Typed): Typed {
    const tag = x.kinds.length === 1 ? x.kinds[0]! : null;
    switch (path) {
      case "float":
        return one(this.numbers.real(x), tags.float);
      case "chr":
        if (tag !== tags.int) return beyond();
        return one(
          this.numbers.once(x.term, (code) => require(within(code, 0n, lastCodePoint), code)),
          tags.character,
        );
      case "bool":
        return one(instruction("i64", "i64.extend_i32_u", this.numbers.isTrue(x)), tags.bool);
      case "int":
        return one(x.term.of === "i64" ? x.term : this.numbers.wholeOf(x.term, "f64.trunc"), tags.int);
      case "abs":
        if (tag === null || tag === tags.bool || tag === tags.numpyBool) return beyond();
        return this.magnitude(x, tag);
      case "math.floor":
      case "math.ceil":
      case "math.trunc":
        if (x.term.of === "i64") return tag === tags.int || tag === tags.bool ? one(x.term, tags.int) : beyond();
        return one(this.numbers.wholeOf(x.term, path.replace("math", "f64")), tags.int);
    }
    const known = numberFunctions.get(path);
    if (known?.count === 1) return one(this.ofFloats(path, known, [x]), tags.float);
    const element = numpyNamed.get(path);
    return element && tag !== null ? this.ofNumpy(element, x, tag) : beyond();
  }
  private magnitude(x: Typed, tag: Tag): Typed {
    if (x.term.of === "f64") return one(instruction("f64", "f64.abs", x.term), tag);
    const term = this.numbers.once(x.term, (t) => ({
      kind: "choose",
      of: "i64",
      test: instruction("i32", "i64.lt_s", t, whole(0)),
      yes: checked("subtract", whole(0), t),
      no: t,
    }));
    return this.numbers.fitting(term, tag);
  }
  /** Python's functions of floats give no infinity and nothing that is no number, as long as none came in. */
  private ofFloats(path: string, { run }: NumberFunction, given: readonly Typed[]): Term {
    const args = given.map((x) => this.numbers.real(x));
    const result =
      path === "math.sqrt" ? instruction("f64", "f64.sqrt", ...args) : this.numbers.callTo(path, run, ...args);
    return this.numbers.once(result, (r) => require(finite(r), r));
  }
  private ofNumpy(name: string, x: Typed, tag: Tag): Typed {
    const kind = tag === tags.float || tag === tags.int || tag === tags.numpyInt ? tags.numpyFloat : tag;
    const whole = tag === tags.int || tag === tags.numpyInt;
    if (!tags.isReal(kind) || (whole && ["floor", "ceil", "trunc", "abs"].includes(name))) return beyond();
    const direct = ["sqrt", "floor", "ceil", "trunc", "abs"].includes(name);
    const term = direct
      ? instruction("f64", `f64.${name}`, this.numbers.real(x))
      : this.numbers.scalar(name, this.numbers.real(x));
    return one(tags.isSingle(kind) ? single(term) : term, kind);
  }
  /** Python's: the first, unless the other one is more. */
  private extreme(path: "max" | "min", a: Typed, b: Typed): Typed {
    const [p, q] = [this.numbers.slot(a.term.of), this.numbers.slot(b.term.of)];
    const [x, y] = [
      { ...a, term: this.numbers.read(p) },
      { ...b, term: this.numbers.read(q) },
    ];
    const better = this.numbers.compare(path === "max" ? ">" : "<", y, x);
    const test: Term = {
      kind: "let",
      of: "i32",
      slot: p,
      value: a.term,
      use: { kind: "let", of: "i32", slot: q, value: b.term, use: better },
    };
    return this.numbers.either(test, y, x);
  }
}
