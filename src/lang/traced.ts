/** What tf.function makes of a function, and what can be asked of the result. What happens in its calls: `tracing.ts`. */
import type { Span } from "../core/errors.ts";
import { method } from "./arguments.ts";
import { findMember } from "./classes.ts";
import { literalsOf } from "./convert.ts";
import { dtypeOf } from "./dtypes.ts";
import type { Env } from "./env.ts";
import { failAt } from "./fail.ts";
import { bound } from "./members.ts";
import { itemsOf } from "./sequences.ts";
import { strOf } from "./text.ts";
import { type FunctionValue, functionWith, intOf, type Traces, type Value } from "./value.ts";

/** `signature` is an `input_signature`, or null. */
export function traced(f: Value, signature: Value | null, env: Env): Value {
  switch (f.kind) {
    case "function":
      return functionWith(f, { traces: { seen: new Set(), signature: signature && signatureOf(f, signature, env) } });
    case "builtin": {
      if (f.bound?.member.kind !== "function") return f;
      return bound(traced(f.bound.member, signature, env) as FunctionValue, f.bound.self);
    }
    case "object": {
      const called = findMember(f.type, "__call__");
      return called?.kind === "function" ? bound(traced(called, signature, env) as FunctionValue, f) : f;
    }
    default:
      return f;
  }
}

/** What each parameter must be. The object of a method is none of them. */
function signatureOf(f: FunctionValue, signature: Value, env: Env): Traces["signature"] {
  const specs = itemsOf(signature, env);
  const places = f.params.filter((p) => p.star === "" && p.by !== "name");
  const params = places[0]?.name === "self" ? places.slice(1) : places;
  return new Map(
    specs.flatMap((spec, i) => {
      const param = params[i];
      const [dtype, shape] = spec.kind === "object" ? [spec.attributes.get("dtype"), spec.attributes.get("shape")] : [];
      const wanted = dtype && dtypeOf(dtype, literalsOf(env));
      return param && wanted && shape ? [[param.name, { dtype: wanted, shape: strOf(shape, env) }] as const] : [];
    }),
  );
}

const ofGraphs = ["get_concrete_function", "pretty_printed_concrete_signatures", "experimental_get_compiler_ir"];

export function tracedAttribute(f: FunctionValue, { seen }: Traces, name: string, span: Span): Value | undefined {
  if (name === "python_function") {
    const { traces: _, ...own } = f;
    return own;
  }
  if (name === "experimental_get_tracing_count") return method(name, [], () => intOf(seen.size));
  if (!ofGraphs.includes(name)) return undefined;
  throw failAt("syntax/unsupported", { what: `\`${name}\` of a tf.function` }, span, "", {
    help: [`no graph is made here: call ${f.name} itself`],
  });
}
