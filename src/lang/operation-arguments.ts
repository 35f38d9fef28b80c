/**
 * Which operation is meant by what it is given, and which parameter gets what: by place, by name or by a framework's name.
 * What a value becomes for its parameter, `binding.ts` knows.
 */
import { type DType, isComplex, isInteger } from "../core/dtype.ts";
import type { Param } from "../core/params.ts";
import type { Node } from "../graph/node.ts";
import { operationNamed } from "../ops/index.ts";
import type { Operation } from "../ops/operation.ts";
import { bindOne } from "./binding.ts";
import type { CallSite } from "./call-site.ts";
import { literalsOf, strongDType } from "./convert.ts";
import { sayDiscard } from "./discards.ts";
import { failAt, warningAt } from "./fail.ts";
import { isTorch, joinedDType } from "./mixing.ts";
import { formOf } from "./ready.ts";
import { didYouMean } from "./suggest.ts";
import { type Arg, listOf, type Value } from "./value.ts";

/** What the arguments say that the name alone does not: `where(c)`, `torch.add(a, b, alpha=2)`, `torch.max(a, b)`. */
export function operationMeant(asked: Operation, args: readonly Arg[], as: string): Operation {
  const { alone, meant, paired } = asked;
  if (alone && args.length === 1) {
    const where = as.slice(0, Math.max(0, as.indexOf("."))) as keyof typeof alone;
    return operationNamed(typeof alone === "string" ? alone : (alone[where] ?? alone.own))!;
  }
  const keyword = meant && args.find((a) => a.name !== null && Object.hasOwn(meant, a.name));
  if (keyword) return operationNamed(meant[keyword.name!]!)!;
  const second = paired ? (args.find((a) => a.name === "other") ?? args.filter((a) => a.name === null)[1]) : undefined;
  return second && strongDType(second.value) !== null ? operationNamed(paired!)! : asked;
}

const aliasesOf = (param: Param): readonly string[] => param.also?.split(" ") ?? [];

/** Every parameter that was given, with its argument. */
export function assignArgs(op: Operation, args: readonly Arg[]): Map<string, Arg> {
  const given = new Map<string, Arg>();
  const names = Object.keys(op.params);
  const positional = args.filter((a) => a.name === null);
  let next = 0;
  for (let i = 0; i < positional.length; i++) {
    const arg = positional[i]!;
    const name = names[next++];
    if (name === undefined) {
      const limit = `${names.length} argument${names.length === 1 ? "" : "s"}`;
      throw failAt("call/extra", { name: op.name, limit, count: positional.length }, arg.span);
    }
    const rest = op.params[name]!.rest ? restOf(op.params[name]!, positional.slice(i)) : null;
    given.set(name, rest ?? arg);
    if (rest) i += (rest.value as { items: readonly Value[] }).items.length - 1;
  }
  for (const arg of args) {
    if (arg.name === null) continue;
    const name = names.find((n) => n === arg.name) ?? names.find((n) => aliasesOf(op.params[n]!).includes(arg.name!));
    if (!name) {
      if (ignored.has(arg.name)) continue;
      const help = didYouMean(arg.name, [...names, ...names.flatMap((n) => aliasesOf(op.params[n]!))]);
      throw failAt("call/keyword", { name: op.name, param: arg.name }, arg.span, "", { help });
    }
    if (given.has(name)) throw failAt("call/twice", { name: op.name, param: name }, arg.span);
    given.set(name, arg);
  }
  return given;
}

/** Arguments of the frameworks that change nothing here: names of nodes, placement, memory order. */
const ignored = new Set(["name", "device", "requires_grad", "order", "copy", "out", "subok"]);

/** One of NumPy's integers. */
const isWholeNumber = (value: Value): boolean =>
  value.kind === "tensor" && value.array && value.node.shape.length === 0 && isInteger(value.node.dtype);

/** `reshape(x, 2, 3)`: integers (or tensors) to the end of the list are one argument. */
function restOf(param: Param, rest: readonly Arg[]): Arg | null {
  const fits = ({ value }: Arg): boolean => param.kind === "tensors" || value.kind === "int" || isWholeNumber(value);
  const end = rest.findIndex((a) => !fits(a));
  const mine = end < 0 ? rest : rest.slice(0, end);
  if (mine.length === 0) return null;
  const span = { start: mine[0]!.span.start, end: mine.at(-1)!.span.end };
  return { name: null, value: listOf(mine.map((a) => a.value)), span };
}

export function bindAll(
  op: Operation,
  given: ReadonlyMap<string, Arg>,
  site: CallSite,
  numpy: boolean,
): Record<string, unknown> {
  const { names, params, defaults } = formOf(op, site.as, numpy);
  const literals = isTorch(site)
    ? ({ int: "int64", float: "float32", complex: "complex64" } as const)
    : literalsOf(site.env, site.jax ? site.jax.wide : numpy || site.as.startsWith("np."));
  const bound: Record<string, unknown> = {};
  const joined = joinedDType(op, given, site, numpy);
  for (let i = 0; i < names.length; i++) {
    const name = names[i]!;
    const param = params[i]!;
    const arg = given.get(name);
    if (arg && param.nullable && arg.value.kind === "none") bound[name] = null;
    else if (arg && !(arg.value.kind === "none" && param.default === null)) {
      bound[name] = bindOne(param, arg.value, { op, name, site, literals, joined, given, numpy });
    } else if (defaults[name] !== undefined) bound[name] = defaults[name];
    else throw failAt("call/missing", { name: op.name, param: name }, site.span, param.doc);
  }
  return bound;
}

/** Says what is lost where a complex tensor is asked to become a real one. */
export function warnOfDiscard(
  op: Operation,
  bound: Record<string, unknown>,
  given: ReadonlyMap<string, Arg>,
  at: CallSite,
  numpy: boolean,
): void {
  const { names, params } = formOf(op, at.as, false);
  const asked = names.find((name, i) => params[i]!.kind === "dtype" && given.has(name));
  const to = asked && (bound[asked] as DType | null);
  if (!to || to === "bool" || isComplex(to)) return;
  const found = names.find((name, i) => params[i]!.kind === "tensor" && bound[name]);
  const from = found && (bound[found] as Node).dtype;
  if (!from || !isComplex(from)) return;
  if (numpy) sayDiscard(at.env, at.span);
  else at.env.host.warn(warningAt("dtype/discard", { from, to }, at.span, ["real(z)"]));
}
