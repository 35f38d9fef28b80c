/**
 * The data of a `fit`: which names of the loss stand for rows, how they are cut into batches, put in another order, and held
 * apart. Knows names and numbers of rows, no losses and no optimizers.
 */

import { sliced } from "../core/layout.ts";
import type { Stored } from "../core/stored.ts";
import { type Node, sourceOf } from "../graph/node.ts";
import { literalsOf, toNode } from "../lang/convert.ts";
import { namesIn } from "../lang/names.ts";
import { none, tensorOf, type Value } from "../lang/value.ts";
import type { Context } from "./context.ts";
import { isNumber, isTensor, known, peek } from "./context.ts";
import { isComputed } from "./definitions.ts";
import type { ExprArg } from "./derived.ts";
import { untranslatable } from "./framework.ts";
import type { NameOf } from "./graph.ts";
import { ownName, pythonName } from "./names.ts";
import { tensorCode } from "./tensors.ts";

type Options = Readonly<Record<string, unknown>>;

/** A tensor that the loss names, cut into rows. */
interface Named {
  readonly name: string;
  readonly before: Value;
  readonly value: Stored;
  /** The code of all of it. */
  readonly code: string;
}

/** The data of a run. */
export interface Rows {
  readonly named: readonly Named[];
  readonly names: readonly string[];
  /** Rows that it is trained on. */
  readonly count: number;
  /** Rows in a step; null where all of them are in each. */
  readonly batch: number | null;
  /** What random order begins with; null where there is none. */
  readonly seed: bigint | null;
  /** The loss over other data is asked for: the code of these data, or an expression. */
  readonly held: { readonly codes: readonly string[] } | { readonly expr: ExprArg } | null;
}

/** @throws Untranslatable */
export function rowsOf(loss: ExprArg, options: Options, c: Context): Rows {
  const val = (options["val"] ?? null) as readonly ExprArg[] | null;
  const batch = (options["batch"] ?? null) as number | null;
  const part = val ? partOf(val, c) : null;
  const single = val?.length === 1 && part === null && isSingle(val[0]!, c);
  const named = batch === null && (val === null || single) ? [] : namedIn(loss, options, c);
  const all = named[0]?.value.layout.shape[0] ?? 0;
  const count = part === null ? all : Math.floor(all * (1 - part));
  const names = named.map((n) => pythonName(n.name));
  const held = ownName("held", c);
  const rows = { named, names, count, batch, seed: batch === null ? null : seedOf(options, c) };
  if (!val) return { ...rows, held: null };
  if (single) return { ...rows, held: { expr: val[0]! } };
  const codes = part === null ? val.map((v) => tensorCode(v.expr, c)) : names.map((_, i) => `${held}[${i}]`);
  return { ...rows, held: { codes } };
}

function partOf([only, ...more]: readonly ExprArg[], c: Context): number | null {
  const value = only && more.length === 0 ? known(only.expr, c) : null;
  return value && isNumber(value) && "value" in value && Number(value.value) < 1 ? Number(value.value) : null;
}
function isSingle({ expr }: ExprArg, c: Context): boolean {
  const value = known(expr, c);
  if (!value) return false;
  return toNode(value, literalsOf(c.env)).shape.every((n) => n === 1);
}

function namedIn(loss: ExprArg, options: Options, c: Context): readonly Named[] {
  const asked = options["data"] as readonly ExprArg[] | null;
  const names = asked ? asked.map((d) => (d.expr.kind === "name" ? d.expr.name : "")) : namesIn(loss.expr);
  const { names: values } = c.session.scope;
  return names.flatMap((name): Named[] => {
    const before = values.get(name);
    if (before?.kind !== "tensor" && before?.kind !== "list") return [];
    const node = toNode(before, literalsOf(c.env));
    if (node.shape.length === 0) return [];
    if (isComputed(before, new Set())) throw untranslatable(`batches of ${name}, which Variables gave`);
    const code = tensorCode({ kind: "name", name, span: loss.span }, c);
    return [{ name, before, value: c.session.host.realize([node])[0]!, code }];
  });
}

/** The seed of the order: the one given, or the next of the session's. */
function seedOf(options: Options, c: Context): bigint | null {
  if (options["shuffle"] !== true) return null;
  const given = (options["seed"] ?? null) as number | null;
  if (given !== null) return BigInt(given);
  let found = 0n;
  peek(c, () => {
    found = BigInt(c.env.host.random.stream("fit shuffle", null, 1).counter[2]);
    return none;
  });
  return found;
}

const part = (s: Stored, from: number, count: number): Stored => {
  const { shape } = s.layout;
  const begin = shape.map((_, i) => (i === 0 ? from : 0));
  const steps = shape.map(() => 1);
  return { ...s, layout: sliced(s.layout, begin, steps, [count, ...shape.slice(1)]) };
};

/** Does something while the names of the data stand for so many of their rows, and these nodes have the names. */
export function overRows<T>({ named }: Rows, count: number | null, c: Context, run: (nameOf: NameOf) => T): T {
  const { names } = c.session.scope;
  const nodes = new Map<unknown, string>();
  for (const { name, value } of named) {
    const node: Node = sourceOf(count === null ? value : part(value, 0, count));
    nodes.set(node, pythonName(name));
    names.set(name, tensorOf(node));
  }
  try {
    return run((leaf) => nodes.get(leaf));
  } finally {
    for (const { name, before } of named) names.set(name, before);
  }
}

/** Lines before the loop, those that give the names all rows again, and those that give them a step's rows. */
export interface Cutting {
  readonly before: readonly string[];
  readonly whole: readonly string[];
  readonly batch: readonly string[];
  readonly order: readonly string[];
  readonly held: readonly string[];
  readonly after: readonly string[];
}

export function cuttingOf(rows: Rows, c: Context): Cutting {
  const { named, names, count, batch, seed, held } = rows;
  const nothing = { before: [], whole: [], batch: [], order: [], held: [], after: [] };
  if (named.length === 0) return nothing;
  const [all, given, apart, order, start] = ["rows", "given", "held", "order", "start"].map((n) => ownName(n, c));
  const tuple = (codes: readonly string[]): string => `(${codes.join(", ")}${codes.length === 1 ? "," : ""})`;
  const splits = held !== null && "codes" in held && held.codes[0] === `${apart}[0]`;
  const listed = named.some((n) => !isTensor(n.before));
  const to = (from: string, cut = ""): string[] => names.map((n, i) => `${n} = ${from}[${i}]${cut}`);
  const cut = seed === null ? `[${start}:${start} + ${batch}]` : null;
  const places = `${order}[${start}:${start} + ${batch}]`;
  const picked = (i: number): string =>
    c.framework.target === "tensorflow" ? `tf.gather(${all}[${i}], ${places})` : `${all}[${i}][${places}]`;
  return {
    before: [
      ...(listed || splits ? [`${given} = ${tuple(names)}`] : []),
      `${all} = ${tuple(named.map((n) => n.code))}`,
      ...(splits ? [`${all}, ${apart} = [r[:${count}] for r in ${all}], [r[${count}:] for r in ${all}]`] : []),
      ...(batch === null && (listed || splits) ? to(all!) : []),
    ],
    whole: to(all!),
    batch: batch === null ? [] : cut === null ? names.map((n, i) => `${n} = ${picked(i)}`) : to(all!, cut),
    order: seed === null ? [] : [`${order} = ${orderCode(seed, count, c)}`],
    held: held && "codes" in held ? names.map((n, i) => `${n} = ${held.codes[i]}`) : [],
    after: batch === null && !held ? [] : to(listed || splits ? given! : all!),
  };
}

function orderCode(seed: bigint, count: number, c: Context): string {
  const epoch = ownName("epoch", c);
  return c.framework.target === "tensorflow"
    ? `tf.random.experimental.stateless_shuffle(tf.range(${count}), tf.constant([${seed}, ${epoch}], tf.int64))`
    : `${ownName("shuffled", c)}(${seed}, ${epoch}, ${count})`;
}

/** The order that TensorFlow's stateless_shuffle makes, where there is no such function. */
export const shuffledLines = ({ seed }: Rows, c: Context): string[] =>
  seed === null || c.framework.target === "tensorflow"
    ? []
    : [
        "",
        `def ${ownName("shuffled", c)}(seed, epoch, count):`,
        "    def block(n, key):",
        "        for _ in range(10):",
        "            a, b = 0xD2511F53 * n[0], 0xCD9E8D57 * n[2]",
        "            n = [b >> 32 ^ n[1] ^ key[0], b & 0xFFFFFFFF, a >> 32 ^ n[3] ^ key[1], a & 0xFFFFFFFF]",
        "            key = [key[0] + 0x9E3779B9 & 0xFFFFFFFF, key[1] + 0xBB67AE85 & 0xFFFFFFFF]",
        "        return n",
        "",
        "    mixed = block([seed & 0xFFFFFFFF, seed >> 32 & 0xFFFFFFFF, epoch, 0], [0x3EC8F720, 0x02461E29])",
        "    order = list(range(count))",
        "    for i in range(count - 1):",
        "        if i % 4 == 0:",
        "            words = block([i // 4, 0, mixed[2], mixed[3]], mixed[:2])",
        "        j = i + words[i % 4] % (count - i)",
        "        order[i], order[j] = order[j], order[i]",
        "    return np.array(order)",
        "",
      ];
