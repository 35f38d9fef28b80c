/**
 * Calls of operations as a session writes them: which parameter each argument is for, and the dtype that it has there. What
 * the call becomes in a framework is `operations.ts`' business.
 */
import { type DType, isFloat, isInexact, isInteger } from "../core/dtype.ts";
import { type Weak, weakKind } from "../lang/convert.ts";
import { evaluate } from "../lang/evaluate.ts";
import type { Argument, Expr } from "../lang/syntax.ts";
import type { Value } from "../lang/value.ts";
import type { Operation } from "../ops/operation.ts";
import { type Context, known, peek, tensorIn } from "./context.ts";
import { closed, frameworks, Untranslatable, untranslatable } from "./framework.ts";
import { countsIn, operationCode, runs, type Words } from "./operations.ts";
import { tensorCode, tensorsCode } from "./tensors.ts";

/** A call under the name `as`. @throws Untranslatable */
export function operationCall(
  operation: Operation,
  args: readonly Argument[],
  c: Context,
  as = operation.name,
): string {
  const params = Object.entries(operation.params);
  const given = new Map<string, string>();
  const ranks = new Map<string, number>();
  const shapes = new Map<string, readonly number[]>();
  const result = dtypeOfCall(operation, args, c, as);
  let place = 0;
  let along = axisOfName(operation, as);
  for (const [i, a] of args.entries()) {
    const byName = params.find(([name, p]) => name === a.name || p.also?.split(" ").includes(a.name ?? ""));
    const found = a.name === null ? params[place++] : byName;
    if (!found || a.star) throw untranslatable(`${operation.name} with ${a.name ?? "so many arguments"}`);
    const [name, param] = found;
    const rest = args.slice(i);
    const tensors = param.kind === "tensors";
    if (param.rest && a.name === null && rest.length > (tensors ? 0 : 1) && rest.every((r) => r.name === null)) {
      const code = (r: Argument): string => (tensors ? tensorCode(r.value, c, result) : c.write(r.value, c));
      given.set(name, `[${rest.map(code).join(", ")}]`);
      break;
    }
    switch (param.kind) {
      case "tensor":
      case "known": {
        const own = tensorIn(known(a.value, c), c);
        const places = isPlaces(name, param.want);
        const floats =
          result && isFloat(result) && own && !isInexact(own.dtype) && own.dtype !== "bool" && !param.apart && !places;
        // A number in a dtype that was asked for is the number that stands there.
        const weak = param.takes && as !== "tf.cast" ? weakOf(a.value, c) : null;
        const exact = result && ((isInexact(result) && weak === "float") || (result === "int64" && weak === "int"));
        const counted = c.framework.target === "tensorflow" ? countsIn(operation, result) : null;
        // PyTorch knows a place by 64 bits alone.
        const long = places && own && isInteger(own.dtype) && c.framework.target === "torch" ? "int64" : null;
        if (own) ranks.set(name, own.rank);
        // A function may be called with tensors of other sizes.
        if (own && c.varying !== "all") shapes.set(name, own.shape);
        if (own?.rank === 1 && runs(operation)) along = "0";
        given.set(name, tensorCode(a.value, c, floats || exact ? result : (long ?? counted)));
        break;
      }
      case "tensors":
        given.set(name, tensorsCode(a.value, c, name === "conditions" ? null : result));
        break;
      default:
        given.set(name, c.write(a.value, c));
    }
  }
  if (along !== null && !given.has("axis")) given.set("axis", along);
  try {
    return operationCode(operation, { given, ranks, shapes }, c.framework, result);
  } catch (error) {
    if (!(error instanceof Untranslatable)) throw error;
    const own = inOwnWords(operation, args, given, c, as) ?? throughNumpy(operation, args, { given, ranks }, c, as);
    if (own === null) throw error;
    return own;
  }
}

/** The call as it stands there, where the framework itself is called; null where it is another's. */
function inOwnWords(
  { params }: Operation,
  args: readonly Argument[],
  given: ReadonlyMap<string, string>,
  { framework }: Context,
  as: string,
): string | null {
  const prefix = { tensorflow: "tf.", numpy: "np.", torch: "torch.", jax: "jnp." }[framework.target];
  if (!as.startsWith(prefix) || given.size !== args.length) return null;
  const names = Object.entries(params);
  const words = args.map((a, i) => {
    const [found] = names.find(([name, p]) => name === a.name || p.also?.split(" ").includes(a.name ?? "")) ?? [];
    const code = given.get(a.name === null ? names[i]![0] : found!)!;
    return a.name === null ? code : `${a.name}=${code}`;
  });
  return `${as}(${words.join(", ")})`;
}

/**
 * By NumPy's function, where the framework has none and no gradient is asked for: what is given leaves its tensors for that.
 * Null where NumPy has none either.
 */
function throughNumpy(
  operation: Operation,
  args: readonly Argument[],
  { given, ranks }: Words,
  c: Context,
  as: string,
): string | null {
  const { framework } = c;
  const isOther = framework.target === "tensorflow" || framework.target === "torch";
  const value = isOther && c.varying !== "all" && !c.recording ? valueOfCall(operation, args, c, as) : null;
  if (value?.kind !== "tensor" || value.node.recorded || value.node.dtype === "bfloat16") return null;
  const arrays = new Map<string, string>();
  for (const [name, code] of given) {
    const kind = operation.params[name]?.kind;
    if (kind === "tensors" || name === "dtype") return null;
    arrays.set(name, kind === "tensor" || kind === "known" ? framework.shown(closed(code)) : code);
  }
  try {
    const code = operationCode(operation, { given: arrays, ranks }, frameworks.numpy, value.node.dtype);
    return framework.tensor(code, value.node.dtype);
  } catch (error) {
    if (!(error instanceof Untranslatable)) throw error;
    return null;
  }
}

/** A tensor of places or of groups, which computes nothing. */
const isPlaces = (name: string, want: string | undefined): boolean => want === "int" || name === "ids";

/** The kind of a literal; null for tensors, and for what is not known. */
function weakOf(e: Expr, c: Context): Weak | null {
  const value = known(e, c);
  return value && weakKind(value);
}

/** Keras' losses, which average along the last axis where ours go over all. */
const isLoss = (as: string): boolean => /^tf\.keras\.(losses|metrics)\./.test(as);

/** The axis along which a function of that name goes where none is given, if it goes along one. */
function axisOfName(operation: Operation, as: string): string | null {
  const axis = operation.variants?.[as]?.["axis"];
  if (isLoss(as) && Array.isArray(axis)) return `[${axis.join(", ")}]`;
  return runs(operation) && typeof axis === "number" ? String(axis) : null;
}

const dtypeOfCall = (operation: Operation, args: readonly Argument[], c: Context, as: string): DType | null =>
  tensorIn(valueOfCall(operation, args, c, as), c)?.dtype ?? null;

function valueOfCall(operation: Operation, args: readonly Argument[], c: Context, as: string): Value | null {
  const call = { kind: "operation", operation, as } as const;
  return peek(c, () =>
    c.env.interpreter.call(
      call,
      args.map((a) => ({ name: a.name, value: evaluate(a.value, c.env), span: a.value.span })),
      c.env,
      { start: 0, end: 0 },
    ),
  );
}
