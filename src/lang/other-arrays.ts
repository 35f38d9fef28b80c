/**
 * Calls of operations that numbers alone do not answer: arrays of texts, objects, moments and records, tensors of strings,
 * elements chosen by a mask. Their classes and functions in the library do; this file knows who is asked when.
 */
import { namesIn } from "../ops/index.ts";
import type { Operation } from "../ops/operation.ts";
import { type ArrayKind, arrayKindOf } from "./array-kinds.ts";
import { type CallSite, isArrayResult } from "./call-site.ts";
import { findMember, notImplemented, standsFor } from "./classes.ts";
import { dictFrom } from "./dicts.ts";
import { raisedAs } from "./exceptions.ts";
import { libraryMember } from "./library.ts";
import { callSpecial } from "./members.ts";
import { noTextTensor } from "./torch-errors.ts";
import { type Arg, heartOf, listOf, stringOf, type Value, type ValueOf } from "./value.ts";

/**
 * Where tensors of another kind take part (of strings, ragged ones), their class says what the operation does. Strings
 * become such a tensor where a tensor is made of values.
 */
export function callOther(asked: Operation, given: readonly Arg[], site: CallSite): Value | undefined {
  const { env, span } = site;
  const args = site.as.startsWith("tf.") ? given.map((arg) => textTensor(arg, site)) : given;
  for (const { value } of args) {
    const inner = value.kind === "list" || value.kind === "tuple" ? value.items : [value];
    for (const of of inner) {
      if (of.kind !== "object") continue;
      if (!findMember(of.type, "__tf_dispatch__")) {
        const found = askedOwn(of, args, site);
        if (found) return found;
        continue;
      }
      // It asks for an array of whatever class.
      if (site.as === "np.asanyarray" && args.length === 1 && of === value && standsFor(of.type, "ndarray")) return of;
      const places = args.filter((a) => a.name === null).map((a) => a.value);
      const named = args.flatMap((a) => (a.name === null ? [] : [[stringOf(a.name), a.value] as const]));
      const name = site.as.includes(".") ? makerIn(asked, site) : site.as;
      return callSpecial(of, "__tf_dispatch__", [stringOf(name), listOf(places), dictFrom(named)], env, span);
    }
  }
  const kind = kindAsked(asked, args, site);
  const others = kind ? kindMade(kind, asked, args, site) : textsMade(asked, args, site);
  if (others) return others;
  const first = args[0]?.value;
  const makes = asked.name === "constant" || site.as === "tf.convert_to_tensor";
  if (!makes || !first || !isText(first)) return undefined;
  if (site.as.startsWith("torch.")) throw raisedAs(...noTextTensor(first), span);
  const made = libraryMember("_texts.made", env);
  return made && env.interpreter.call(made, args, env, span);
}

/** NumPy's array of texts, which is a tensor of strings to TensorFlow. */
function textTensor(arg: Arg, { env, span }: CallSite): Arg {
  const { value } = arg;
  if (value.kind !== "object" || !standsFor(value.type, "ndarray")) return arg;
  if (!value.attributes.has("_texts") && !value.attributes.has("_things")) return arg;
  const array = { name: null, value, span };
  const made = env.interpreter.call(libraryMember("_texts.of_array", env)!, [array], env, span);
  return made.kind === "object" ? { ...arg, value: made } : arg;
}

/** NumPy asks objects that answer for its functions themselves, as its documentation has them. */
function askedOwn(of: ValueOf<"object">, args: readonly Arg[], site: CallSite): Value | undefined {
  const { env, span, as } = site;
  const answers = ["__array_ufunc__", "__array_function__", "__array__"].some((name) => findMember(of.type, name));
  if (!answers || !as.startsWith("np.")) return undefined;
  const name = { name: null, value: stringOf(as.slice(3)), span };
  const found = env.interpreter.call(libraryMember("_numpy_inherited.asked", env)!, [name, ...args], env, span);
  return found === notImplemented ? undefined : found;
}

/** What NumPy makes arrays of texts by, with the places of what may be text; what else may be one is the dtype. */
const makesTexts: Readonly<Record<string, readonly number[]>> = {
  constant: [0],
  convert_to_tensor: [0],
  where: [1, 2],
  full: [1],
  cast: [],
  zeros: [],
  ones: [],
  empty: [],
};

/** NumPy's arrays of texts where texts are given, or their dtype is asked for. */
function textsMade(asked: Operation, args: readonly Arg[], site: CallSite, anywhere = false): Value | undefined {
  const { env, span } = site;
  const places = Object.hasOwn(makesTexts, asked.name) ? makesTexts[asked.name]! : null;
  if (!(places || anywhere) || env.host.dialect !== "python" || !isArrayResult(args, site)) return undefined;
  const isDType = (name: string | null, i: number): boolean =>
    name === "dtype" || (places !== null && name === null && !places.includes(i));
  // How an array lies is said in words, and makes no text of it.
  const isWord = (name: string | null): boolean =>
    name !== null && name !== "dtype" && (chooses.has(name) || name === "device");
  const holds = ({ name, value }: Arg, i: number): boolean =>
    !isWord(name) && holdsText(value, isDType(name, i), anywhere);
  if (site.jax || !args.some(holds)) return undefined;
  const name = { name: null, value: stringOf(asked.name), span };
  return env.interpreter.call(
    libraryMember(`_numpy_texts.${places ? "made" : "dispatched"}`, env)!,
    [name, ...args],
    env,
    span,
  );
}

/** What NumPy's arrays hold that are asked for by a dtype of no numbers and no texts. */
function kindAsked(asked: Operation, args: readonly Arg[], site: CallSite): ArrayKind | null {
  const places = Object.hasOwn(makesKinds, asked.name) ? makesKinds[asked.name]! : undefined;
  if (places === undefined || site.jax || site.env.host.dialect !== "python") return null;
  for (const [i, { name, value }] of args.entries()) {
    const kind = name === "dtype" || (name === null && i === places) ? arrayKindOf(value) : null;
    if (kind && (kind !== "objects" || asked.name !== "reshape")) return kind;
  }
  return null;
}
/** What NumPy makes such arrays by, with the place of their dtype. */
const makesKinds: Readonly<Record<string, number>> = {
  constant: 1,
  convert_to_tensor: 1,
  zeros: 1,
  ones: 1,
  empty: 1,
  full: 2,
  cast: 1,
  zeros_like: 1,
  ones_like: 1,
  empty_like: 1,
  full_like: 2,
  arange: 3,
  reshape: 1,
};

/** NumPy's own name of what makes arrays: several mean one operation here. */
function makerIn(asked: Operation, { as }: CallSite): string {
  const said = as.replace(/^np\./, "");
  return Object.hasOwn(makesKinds, said) ? said : asked.name;
}
export const othersMade = (asked: Operation, args: readonly Arg[], site: CallSite): Value | undefined =>
  textsMade(asked, args, site, true) ?? objectsMade(asked, args, site);

/** NumPy's arrays of objects, where their dtype is asked for or something is given that is neither number nor text. */
function objectsMade(asked: Operation, args: readonly Arg[], site: CallSite): Value | undefined {
  const { env, span } = site;
  if (!isArrayResult(args, site)) return undefined;
  const called = makerIn(asked, site);
  const how = Object.hasOwn(makesKinds, called) || called === "where" ? "made" : "dispatched";
  const name = { name: null, value: stringOf(called), span };
  return env.interpreter.call(libraryMember(`_numpy_objects.${how}`, env)!, [name, ...args], env, span);
}

/** NumPy's arrays of a kind, where their dtype is asked for. */
function kindMade(kind: ArrayKind, asked: Operation, args: readonly Arg[], site: CallSite): Value | undefined {
  const { env, span } = site;
  if (kind === "objects" || !isArrayResult(args, site)) return objectsMade(asked, args, site);
  const name = { name: null, value: stringOf(makerIn(asked, site)), span };
  return env.interpreter.call(libraryMember(`_numpy_${kind}.made`, env)!, [name, ...args], env, span);
}

/** Text, or a list that begins with some or has it anywhere; where a dtype is meant, that of texts. */
function holdsText(value: Value, isDType: boolean, anywhere: boolean): boolean {
  if (value.kind === "builtin") return value.type === true && (value.name === "str" || value.name === "bytes");
  if (value.kind === "class" && isDType) return value.name === "str_";
  if (value.kind === "object" && isDType) return value.type.name === "_TextType";
  if (isDType) return value.kind === "string" && /^[<>=|]?([US]\d*|str|bytes)$/.test(value.value);
  if (value.kind === "list" || value.kind === "tuple")
    return (anywhere ? value.items : value.items.slice(0, 1)).some((v) => holdsText(v, false, anywhere));
  const { kind } = heartOf(value);
  return kind === "string" || kind === "bytes";
}

/** A string, or a list that begins with one. */
function isText(value: Value): boolean {
  if (value.kind === "list" || value.kind === "tuple") return value.items.length > 0 && isText(value.items[0]!);
  return (
    value.kind === "string" || value.kind === "bytes" || (value.kind === "object" && value.type.name === "EagerTensor")
  );
}

/** What NumPy's functions of single elements take beside their elements. */
export const chooses: ReadonlySet<string> = new Set(["where", "dtype", "casting", "order", "subok", "copy", "ndmin"]);

/** NumPy's makers of arrays where they are told whether to copy, or how many axes to give at least. */
function copyAsked(asked: Operation, args: readonly Arg[], { as, env, span }: CallSite): Value | undefined {
  if (as !== "np.array" && as !== "np.asarray") return undefined;
  if (env.source.library || !args.some((a) => a.name === "copy" || a.name === "ndmin")) return undefined;
  const name = { name: null, value: stringOf(asked.name), span };
  return env.interpreter.call(libraryMember("_numpy.copied", env)!, [name, ...args], env, span);
}

/** NumPy's reductions of the elements where a mask holds, and its functions of single elements there or in a dtype. */
export function reducedWhere(asked: Operation, args: readonly Arg[], site: CallSite): Value | undefined {
  const { env, span } = site;
  if (site.jax || !isArrayResult(args, site)) return undefined;
  const copied = copyAsked(asked, args, site);
  if (copied) return copied;
  const masked = args.some((a) => a.name === "where") && !Object.hasOwn(asked.params, "where");
  const ownWord = (a: Arg): boolean => a.name !== null && chooses.has(a.name) && Object.hasOwn(asked.params, a.name);
  if (!masked && args.some(ownWord)) return undefined;
  const single = Object.values(asked.params).every((p) => p.kind === "tensor");
  if (!single && !masked) return undefined;
  if (!single && !asked.params["axis"]) return undefined;
  const name = namesIn(asked, "np")[0];
  const reduced = name && libraryMember(single ? "_numpy.computed_where" : "_numpy.reduced_where", env);
  return reduced
    ? env.interpreter.call(reduced, [{ name: null, value: stringOf(name), span }, ...args], env, span)
    : undefined;
}
