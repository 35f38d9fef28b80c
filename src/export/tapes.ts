/**
 * Gradient tapes where there are none: PyTorch records by itself, JAX differentiates the function that the lines under the
 * tape are, and NumPy goes through the recorded steps one by one. Knows which names the lines read and give, not how they
 * are written.
 */
import { variablesOf } from "../autodiff/gradient.ts";
import { isInexact } from "../core/dtype.ts";
import type { Node } from "../graph/node.ts";
import type { Variable } from "../graph/variable.ts";
import { assignedNames } from "../lang/locals.ts";
import { mentionedNames } from "../lang/names.ts";
import type { Expr, ExprOf, Statement, StatementOf } from "../lang/syntax.ts";
import type { Value } from "../lang/value.ts";
import { type Context, known } from "./context.ts";
import { isComputed } from "./definitions.ts";
import { nameIn, numbered } from "./derived.ts";
import { closed, indented, untranslatable } from "./framework.ts";
import { gradientLines } from "./graph.ts";
import { readInside, restoring } from "./losses.ts";
import { pythonName } from "./names.ts";

/** What a script has in a tape's place. */
export interface TapeWords {
  /** The names that gradients can be taken by. */
  readonly by: readonly string[];
  /** The names that the lines under the tape give values. */
  readonly gives: readonly string[];
  readonly persistent: boolean;
  /** Another tape was on as it was: its own gradients are differentiated. */
  readonly within: boolean;
}
/** By the tape's name, as far as they still say what was recorded. */
export type Tapes = Map<string, TapeWords>;

type With = StatementOf<"with">;
type Block = readonly Statement[];

/** Lines for `with tf.GradientTape() as t`; null where something else is entered. @throws Untranslatable */
export function tapeLines(s: With, c: Context, linesOf: (body: Block, inner: Context) => string[]): string[] | null {
  const [item, another] = s.items;
  if (item?.value.kind !== "call" || known(item.value, c)?.kind !== "tape") return null;
  const { args } = item.value;
  const persistent = args.some((a) => a.name === "persistent" && isTrue(a.value));
  if (another || item.target?.kind !== "name" || args.some((a) => a.name !== "persistent"))
    throw untranslatable("such a tape");
  const { name } = item.target;
  const watched = s.body.flatMap((b) => watchedIn(b, name) ?? []);
  const body = s.body.filter((b) => watchedIn(b, name) === null);
  const words = wordsOf(body, watched, c);
  c.tapes.set(name, { ...words, persistent, within: c.recording });
  const lines = linesOf(body, { ...c, recording: true });
  switch (c.framework.target) {
    case "torch":
      return [...watched.map((n) => `${pythonName(n)}.requires_grad_()`), ...lines];
    case "jax":
      return functionLines(name, words, lines, readInside(body, c));
    default:
      if (varies(body, words, c)) throw untranslatable("a tape in a loop that changes what it reads");
      return lines;
  }
}

const isTrue = (e: Expr): boolean => e.kind === "constant" && e.value === true;

/** The names of `t.watch(x)` and `t.watch([x, y])`; null for another statement. */
function watchedIn(s: Statement, tape: string): readonly string[] | null {
  if (s.kind !== "expression" || s.value.kind !== "call" || s.value.callee.kind !== "attribute") return null;
  const { of, name } = s.value.callee;
  if (of.kind !== "name" || of.name !== tape || name !== "watch") return null;
  const [arg] = s.value.args;
  const items = arg?.value.kind === "list" || arg?.value.kind === "tuple" ? arg.value.items : arg ? [arg.value] : [];
  return items.map((i) => {
    if (i.kind !== "name") throw untranslatable("such a watch");
    return i.name;
  });
}

function wordsOf(body: Block, watched: readonly string[], c: Context): Pick<TapeWords, "by" | "gives"> {
  const given = assignedNames(body);
  const read = new Set([...mentionedNames(body), ...readInside(body, c)]);
  const valueNamed = (name: string): Value | null => c.env.scope.lookup(name) ?? null;
  const nodes = new Set<unknown>(watched.flatMap((n) => sourceOf(valueNamed(n)) ?? []));
  const by = [...read].filter((n) => watched.includes(n) || (!given.has(n) && isTrained(valueNamed(n))));
  for (const name of watched) {
    const source = sourceOf(valueNamed(name));
    if (!source || !isInexact(source.dtype) || given.has(name)) throw untranslatable("such a watch");
  }
  for (const name of read) {
    const value = valueNamed(name);
    // What was computed before is a number to a tape, and none to what records by itself.
    if (value && !given.has(name) && isComputed(value, nodes)) throw untranslatable(`${name} of before the tape`);
  }
  // It would be another value when the lines are gone through again.
  const tapes = body.flatMap((s) => (s.kind === "with" ? s.items.map((i) => i.target) : []));
  for (const tape of tapes) if (tape?.kind === "name") given.delete(tape.name);
  const early = [...given].find((name) => isReadBefore(body, name));
  if (early !== undefined && c.framework.target !== "torch")
    throw untranslatable("a name that is read and given a value under the tape");
  return { by, gives: [...given] };
}

const isTrained = (value: Value | null): boolean =>
  value?.kind === "variable" && value.variable.trainable && isInexact(value.variable.dtype);
const sourceOf = (value: Value | null): Node | Variable | null =>
  value?.kind === "variable" ? value.variable : value?.kind === "tensor" ? value.node : null;

/** The name is read by the statement that first gives it a value, or before that. */
function isReadBefore(body: Block, name: string): boolean {
  const inOrder = body.flatMap((s) => (s.kind === "with" ? s.body : [s]));
  for (const s of inOrder) {
    const mentioned = s.kind === "assign" ? mentionedNames(s.value) : mentionedNames(s);
    if (assignedNames([s]).has(name) && s.kind === "def") return false;
    if (mentioned.has(name)) return true;
    if (assignedNames([s]).has(name)) return false;
  }
  return false;
}

/** The lines as a function of what gradients are taken by, and its values. */
function functionLines(
  name: string,
  { by, gives }: Pick<TapeWords, "by" | "gives">,
  lines: readonly string[],
  inside: ReadonlySet<string>,
): string[] {
  if (lines.some((line) => /^\s*print\(/.test(line))) throw untranslatable("print under a tape");
  if (by.length === 0 || gives.length === 0) throw untranslatable("a tape of nothing");
  const names = by.map(pythonName);
  const outputs = gives.map(pythonName).join(", ");
  const own = lines.concat(`return ${outputs}`);
  // Functions that read the names have to find there what is given.
  const shared = by.some((n) => inside.has(n));
  const params = shared ? names.map((n) => `${n}_`) : names;
  return [
    `def ${stepsOf(name)}(${params.join(", ")}):`,
    ...indented(shared ? restoring(names.join(", "), names, params.join(", "), own) : own),
    "",
    `${outputs} = ${stepsOf(name)}(${names.join(", ")})`,
  ];
}
const stepsOf = (name: string): string => `${pythonName(name)}_steps`;

/** A turn of a loop, or a call of a function, may compute otherwise than the last one did. */
function varies(body: Block, { by, gives }: Pick<TapeWords, "by" | "gives">, c: Context): boolean {
  if (c.varying === "all") return true;
  const read = [...mentionedNames(body), ...readInside(body, c)];
  const { varying } = c;
  if (varying.size === 0) return false;
  const branching = /"kind":"(?:if|for|while|conditional|match|try|comprehension)"/;
  const functions = read.flatMap((n) => {
    const value = c.env.scope.lookup(n);
    return value?.kind === "function" ? [value.body] : [];
  });
  if (branching.test(textOf([body, functions]))) return true;
  return read.some((n) => varying.has(n) && !by.includes(n) && !gives.includes(n));
}
const textOf = (tree: unknown): string => JSON.stringify(tree, (_, v) => (typeof v === "bigint" ? String(v) : v));

/** Names were given other values: what a tape recorded of them is not what they hold any more. */
export function forgetTapes(s: Statement, c: Context): void {
  if (s.kind === "command") return c.tapes.clear();
  const changed = assignedNames([s]);
  if (s.kind === "assign")
    for (const t of s.targets) if (t.kind === "index") for (const n of mentionedNames(t.of)) changed.add(n);
  if (s.kind === "expression" && s.value.kind === "call" && s.value.callee.kind === "attribute") {
    const { of, name } = s.value.callee;
    if (name.startsWith("assign")) for (const n of mentionedNames(of)) changed.add(n);
  }
  for (const [name, { by }] of c.tapes) if (by.some((n) => changed.has(n))) c.tapes.delete(name);
}

interface Asked {
  readonly words: TapeWords;
  readonly tape: string;
  readonly of: Expr;
  /** One name, or several in a list. */
  readonly by: readonly string[];
  readonly single: boolean;
  /** Under these keys of a dict. */
  readonly keys: readonly Expr[] | null;
}

function askedOf(e: Expr, c: Context): Asked | null {
  if (e.kind !== "call" || e.callee.kind !== "attribute" || e.callee.of.kind !== "name") return null;
  const tape = e.callee.of.name;
  if (known(e.callee.of, c)?.kind !== "tape") return null;
  if (e.callee.name !== "gradient") throw untranslatable(`.${e.callee.name}()`);
  const words = c.tapes.get(tape);
  if (!words) throw untranslatable("what the tape recorded before");
  const named = (name: string, place: number): Expr | undefined =>
    (e.args.find((a) => a.name === name) ?? e.args.filter((a) => a.name === null)[place])?.value;
  const [of, sources] = [named("target", 0), named("sources", 1)];
  if (!of || !sources || e.args.length > 2) throw untranslatable("such a gradient");
  const single = sources.kind === "name" && known(sources, c)?.kind !== "list";
  const entries = sources.kind === "dict" ? sources.entries : null;
  const keys = entries ? entries.map((e) => e.key ?? e.value) : null;
  const items = entries
    ? entries.map((e) => e.value)
    : sources.kind === "list" || sources.kind === "tuple"
      ? sources.items
      : single
        ? [sources]
        : [];
  const by = items.map((i) => (i.kind === "name" ? i.name : ""));
  if (by.length === 0 || by.some((n) => !words.by.includes(n))) throw untranslatable("the gradient by something else");
  return { words, tape, of, by, single, keys };
}

/** The node that is differentiated. @throws Untranslatable where several values are, or none is known */
function nodeIn({ of }: Asked, c: Context): Node {
  const value = known(of, c);
  if (value?.kind !== "tensor") throw untranslatable("such a gradient");
  return value.node;
}

/** `t.gradient(loss, [a, b])` as an expression; null for anything else. @throws Untranslatable */
export function gradientCode(e: ExprOf<"call">, c: Context): string | null {
  const asked = askedOf(e, c);
  if (!asked) return null;
  const code = foundCode(asked, c);
  return asked.keys ? `dict(zip([${asked.keys.map((k) => c.write(k, c)).join(", ")}], ${code}))` : code;
}

function foundCode(asked: Asked, c: Context): string {
  const { words, tape, of, by, single } = asked;
  const node = nodeIn(asked, c);
  const names = by.map(pythonName);
  const scalar = node.shape.length === 0;
  if (c.framework.target === "torch") {
    const code = c.write(of, c);
    const target = scalar ? code : `${closed(code)}.sum()`;
    const reached = new Set(variablesOf(node));
    const all = by.every((n) => {
      const value = c.env.scope.lookup(n);
      return value?.kind === "variable" && reached.has(value.variable);
    });
    const more = [
      ...(words.within ? ["create_graph=True"] : words.persistent ? ["retain_graph=True"] : []),
      ...(all ? [] : ["allow_unused=True"]),
    ];
    const found = `torch.autograd.grad(${[target, single ? names[0]! : `[${names.join(", ")}]`, ...more].join(", ")})`;
    return single ? `${found}[0]` : found;
  }
  if (c.framework.target !== "jax" || of.kind !== "name" || !words.gives.includes(of.name))
    throw untranslatable("such a gradient");
  const all = words.by.map(pythonName).join(", ");
  const steps = stepsOf(tape);
  const place = words.gives.length > 1 ? `[${words.gives.indexOf(of.name)}]` : "";
  const value = `${steps}(${all})${place}`;
  const bare = place === "" && scalar;
  const derived = bare ? steps : `lambda ${all}: ${scalar ? value : `jnp.sum(${value})`}`;
  const places = by.map((n) => words.by.indexOf(n));
  const first = single ? places[0] === 0 : false;
  const argnums = single ? String(places[0]) : `(${places.join(", ")}${places.length === 1 ? "," : ""})`;
  const found = `jax.grad(${derived}${first ? "" : `, argnums=${argnums}`})(${all})`;
  return found;
}

/** Lines for `g = t.gradient(loss, w)` where every step is one; null for anything else. @throws Untranslatable */
export function gradientSteps(s: Statement, c: Context): { readonly lines: string[]; readonly code: string } | null {
  if (c.framework.target !== "numpy" || s.kind !== "assign") return null;
  const asked = askedOf(s.value, c);
  if (!asked) return null;
  const node = nodeIn(asked, c);
  const wrt = asked.by.map((n) => sourceOf(c.env.scope.lookup(n) ?? null)!);
  const reached = new Set<unknown>(variablesOf(node));
  if (wrt.some((w) => "trainable" in w && !reached.has(w))) throw untranslatable("a gradient that is None");
  const { lines, gradients } = gradientLines(node, wrt, nameIn(c), numbered(c));
  const { keys, single } = asked;
  if (keys) {
    const entries = keys.map((k, i) => `${c.write(k, c)}: ${gradients[i]}`);
    return { lines: [...lines], code: `{${entries.join(", ")}}` };
  }
  return { lines: [...lines], code: single ? gradients[0]! : `[${gradients.join(", ")}]` };
}
