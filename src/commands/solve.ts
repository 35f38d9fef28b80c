/** `solve IN -> OUT`: the expressions of one or two steps that turn some tensors into another, found by trying. */
import type { SolveAnswer } from "../core/answer.ts";
import { OpError, UserError } from "../core/errors.ts";
import { type Shape, sameShape, showShape, sizeOf } from "../core/shape.ts";
import type { Stored } from "../core/stored.ts";
import type { Node } from "../graph/node.ts";
import { sourceOf } from "../graph/node.ts";
import { literalsOf, toNode } from "../lang/convert.ts";
import { type Env, NotKnownYet, Scope } from "../lang/env.ts";
import { evaluate } from "../lang/evaluate.ts";
import { parseExpr } from "../lang/parse.ts";
import type { Expr } from "../lang/syntax.ts";
import { tensorOf } from "../lang/value.ts";
import { realize } from "../runtime/realize.ts";
import { type Call, type CommandOption, type CommandParam, command, type ExprArg } from "./command.ts";
import { type StepForm, stepsFrom, stepsOfTwo, stepsWithNumber } from "./solve-steps.ts";
import { nodeOf } from "./values.ts";
import { numbersIn } from "./why-inquiry.ts";

const params = {
  from: { kind: "groups", doc: "the tensors to begin with", shown: "A, B" },
  to: { kind: "expr", doc: "the values wanted", lead: "->", shown: "OUT" },
} as const satisfies Record<string, CommandParam>;
const options = {
  seconds: { kind: "number", doc: "how long to try", default: 3, above: 0 },
} as const satisfies Record<string, CommandOption>;

type SolveCall = Call<typeof params, typeof options>;

/** An expression that was built, what it costs, and whether it can stand before a dot. */
interface Candidate {
  readonly code: string;
  readonly value: Stored;
  readonly cost: number;
  readonly steps: number;
  readonly atomic: boolean;
}

export const solve = command({
  name: "solve",
  summary: "Find the expressions of one or two steps that turn some tensors into another.",
  about: [
    "Names stand for themselves; other expressions are called x, y, z. Steps are tried by simplicity, shapes first, and each that is shown was run: it gives the values asked for.",
    "Two steps are tried where one does not do. Ctrl-C stops the search.",
  ].join("\n"),
  params,
  options,
  arrow: false,
  examples: [
    { code: "solve [[1, 2], [3, 4]] -> [4, 6]", shows: "" },
    { code: "a = ones([2, 3]); b = ones([4, 3]); solve a, b -> full([2, 4], 3.0)", shows: "" },
  ],
  *run(call) {
    const { args, session } = call as unknown as SolveCall;
    const { env } = call;
    const given = args.from.flat();
    const inputs = given.map((arg, i) => ({ name: nameFor(arg, i, given), node: nodeOf(arg, env) }));
    const wanted = nodeOf(args.to, env);
    if (session.previewing) throw new NotKnownYet();
    const [out, ...values] = env.host.realize([wanted, ...inputs.map((i) => i.node)]);
    const begin = inputs.map(
      ({ name }, i): Candidate => ({ code: name, value: values[i]!, cost: 0, steps: 0, atomic: true }),
    );
    const deadline = session.outside.now() + (call as unknown as SolveCall).options.seconds * 1000;
    // What is tried is not the person's text: nothing of it is warned of.
    const host = { ...env.host, warn: () => {}, mention: () => {} };
    const search = new Search(out!, { ...env, host }, () => session.outside.now() < deadline);
    const found = search.run(begin);
    yield {
      kind: "solve",
      from: inputs.map((i) => i.name),
      wanted: `${showShape(out!.layout.shape)} ${out!.dtype}`,
      found: found.map(({ code, steps }) => ({ code, steps })),
      tried: search.tried,
      cut: search.late,
    } satisfies SolveAnswer;
  },
});

const freeNames = ["x", "y", "z", "u", "v"];
/** A name is itself; the i-th of the others gets a letter that none of the names is. */
function nameFor(arg: ExprArg, i: number, all: readonly ExprArg[]): string {
  if (arg.expr.kind === "name") return arg.text;
  const taken = new Set(all.map((a) => a.text));
  const free = freeNames.filter((n) => !taken.has(n));
  const place = all.slice(0, i).filter((a) => a.expr.kind !== "name").length;
  return free[place] ?? `x${place}`;
}

const shownResults = 5;
/** Intermediate values with more elements are not built on. */
const largest = 1e5;

class Search {
  tried = 0;
  late = false;
  private readonly wanted: Stored;
  private readonly numbers: ArrayLike<number>;
  private readonly env: Env;
  private readonly goOn: () => boolean;
  private readonly parsed = new Map<string, Expr>();

  constructor(wanted: Stored, env: Env, goOn: () => boolean) {
    this.wanted = wanted;
    this.numbers = numbersIn(wanted);
    this.env = env;
    this.goOn = goOn;
  }

  run(begin: readonly Candidate[]): readonly Candidate[] {
    const same = begin.filter((c) => this.isWanted(c.value));
    if (same.length > 0) return same;
    const once = [...this.onward(begin, begin, false)];
    const direct = once.filter((c) => this.isWanted(c.value));
    if (direct.length > 0) return ranked(direct);
    const between = distinct(once).filter((c) => sizeOf(c.value.layout.shape) <= largest);
    return ranked([...this.onward(between, begin, true)]);
  }

  /** One step more from each candidate; `last`: only those that end at the wanted values. */
  private *onward(from: readonly Candidate[], begin: readonly Candidate[], last: boolean): Generator<Candidate> {
    const shape = this.wanted.layout.shape;
    for (const a of from) {
      const own = a.value.layout.shape;
      const forms = [...stepsWithNumber(numbersIn(a.value), this.numbers), ...stepsFrom(own, shape)];
      for (const form of forms) yield* this.attempt(form, a, null, last);
      for (const b of begin) {
        if (b === a && !last) continue;
        for (const form of stepsOfTwo(own, b.value.layout.shape)) yield* this.attempt(form, a, b, last);
        if (a.steps > 0)
          for (const form of stepsOfTwo(b.value.layout.shape, own)) yield* this.attempt(form, b, a, last);
      }
      if (this.late) return;
    }
  }

  private *attempt(form: StepForm, a: Candidate, b: Candidate | null, last: boolean): Generator<Candidate> {
    if (this.late || !this.goOn()) {
      this.late = true;
      return;
    }
    this.tried++;
    const node = this.build(form, a, b);
    if (!node || sizeOf(node.shape) > largest * 10) return;
    if (last && !sameShape(node.shape, this.wanted.layout.shape)) return;
    const value = this.computed(node);
    if (!value || (last && !this.isWanted(value))) return;
    const { atomic, cost } = form;
    const steps = a.steps + (b?.steps ?? 0) + 1;
    yield { code: codeOf(form, a, b), value, atomic, steps, cost: a.cost + (b?.cost ?? 0) + cost };
  }

  private build({ text }: StepForm, a: Candidate, b: Candidate | null): Node | null {
    let expr = this.parsed.get(text);
    if (!expr) {
      expr = parseExpr(text, { start: 0, end: text.length });
      this.parsed.set(text, expr);
    }
    const scope = new Scope(this.env.scope);
    scope.names.set("_a", tensorOf(sourceOf(a.value)));
    if (b) scope.names.set("_b", tensorOf(sourceOf(b.value)));
    return orNull(() => toNode(evaluate(expr, { ...this.env, scope }), literalsOf(this.env)));
  }
  private computed(node: Node): Stored | null {
    return orNull(() => realize([node])[0]!);
  }

  private isWanted(value: Stored): boolean {
    if (!sameShape(value.layout.shape, this.wanted.layout.shape)) return false;
    if ((value.dtype === "bool") !== (this.wanted.dtype === "bool")) return false;
    return close(numbersIn(value), this.numbers);
  }
}

/** A step that these shapes or dtypes do not allow is none; anything else that goes wrong is ours. */
function orNull<T>(run: () => T): T | null {
  try {
    return run();
  } catch (error) {
    if (error instanceof UserError || error instanceof OpError) return null;
    throw error;
  }
}

const tolerance = 1e-5;
function close(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  for (let i = 0; i < b.length; i++) {
    const [x, y] = [a[i]!, b[i]!];
    if (Object.is(x, y) || Math.abs(x - y) <= tolerance * Math.max(1e-3, Math.abs(y))) continue;
    return false;
  }
  return true;
}

/** The operands written into the step, in brackets where they would fall apart. */
function codeOf({ text }: StepForm, a: Candidate, b: Candidate | null): string {
  const put = (whole: string, name: string, { code, atomic }: Candidate): string =>
    whole.replace(new RegExp(`(^|[^\\w])${name}(?=$|[^\\w])`, "g"), (found, before: string, at: number) => {
      const after = whole[at + found.length] ?? "";
      const alone = /[([,\s]/.test(before) && /[,)\]]/.test(after);
      return `${before}${atomic || alone ? code : `(${code})`}`;
    });
  const first = put(text, "_a", a);
  return b ? put(first, "_b", b) : first;
}

/** Each value once, by the simplest expression for it. */
function distinct(all: readonly Candidate[]): readonly Candidate[] {
  const known = new Map<string, Candidate>();
  for (const c of [...all].sort(bySimplicity)) {
    const key = keyOf(c.value.layout.shape, numbersIn(c.value));
    if (!known.has(key)) known.set(key, c);
  }
  return [...known.values()];
}
/** Numbers that tell values apart: the first thousand. */
const keyOf = (shape: Shape, numbers: ArrayLike<number>): string =>
  `${shape.join()}:${Array.from({ length: Math.min(numbers.length, 1000) }, (_, i) => numbers[i]).join()}`;

const bySimplicity = (a: Candidate, b: Candidate): number =>
  a.steps - b.steps || a.cost - b.cost || a.code.length - b.code.length;

function ranked(all: readonly Candidate[]): readonly Candidate[] {
  const sorted = [...all].sort(bySimplicity);
  return sorted.filter((c, i) => sorted.findIndex((o) => o.code === c.code) === i).slice(0, shownResults);
}
