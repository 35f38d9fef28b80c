/** `out=` of NumPy's generators: draws go into an array that is there. Knows where they go, not what is drawn. */
import { sameShape, showShape } from "../core/shape.ts";
import type { Node } from "../graph/node.ts";
import { castTo } from "../ops/operation.ts";
import { writeArray } from "./arrays.ts";
import { failAt } from "./fail.ts";
import type { Place } from "./np-streams.ts";
import { typeError, valueError } from "./python-says.ts";
import { type Arg, type BuiltinValue, builtin, intOf, tupleOf } from "./value.ts";

/** What a generator draws into an array that it is given. */
export const fills: ReadonlySet<string> = new Set(
  "random standard_normal standard_exponential standard_gamma permuted".split(" "),
);
export const filling = (draw: BuiltinValue, place: Place): BuiltinValue =>
  builtin(draw.name, (args, env, span) => {
    if (args.length === 0) return draw.call(args, env, span);
    const out = args.find((a) => a.name === "out" && a.value.kind !== "none");
    const rest = args.filter((a) => a.name !== "out");
    if (!out) return draw.call(rest, env, span);
    const { value } = out;
    if (env.host.dialect !== "python" || value.kind !== "tensor" || !value.array)
      throw failAt("tensor/immutable", {}, out.span, "out", { exception: typeError("out must be an array") });
    const places = rest.filter((a) => a.name === null).length;
    const isSized = places > (draw.name === "standard_gamma" ? 1 : 0) || rest.some((a) => a.name === "size");
    const sized = draw.name === "permuted" || isSized;
    const before = place.read(env);
    const size: Arg = { name: "size", value: tupleOf(value.node.shape.map(intOf)), span: out.span };
    const drawn = draw.call(sized ? rest : [...rest, size], env, span);
    const misfit = drawn.kind === "tensor" ? notFilled(value.node, drawn.node, draw.name) : null;
    if (misfit) {
      // Nothing was drawn for what does not fit.
      place.write(before, env);
      throw failAt("assign/shape", misfit.facts, out.span, "", { exception: misfit.exception });
    }
    if (drawn.kind === "tensor") writeArray(value, castTo(drawn.node, value.node.dtype), env);
    return value;
  });

/** Numbers are drawn into arrays of their own kind and shape alone. */
function notFilled(out: Node, drawn: Node, by: string) {
  const facts = { name: "out", wanted: showShape(drawn.shape), shape: showShape(out.shape) };
  if (by !== "permuted" && out.dtype !== drawn.dtype) {
    const text = `Supplied output array has the wrong type. Expected ${drawn.dtype}, got ${out.dtype}`;
    return { facts, exception: typeError(text) };
  }
  if (sameShape(out.shape, drawn.shape)) return null;
  const text = by === "permuted" ? "out must have the same shape as x" : "size must match out.shape when used together";
  return { facts, exception: valueError(text) };
}
