/** When a value counts as true, in `if`, `while`, `and`, `or`, `not`, `assert`. */
import { refuse, type Span } from "../core/errors.ts";
import { showShape, sizeOf } from "../core/shape.ts";
import { literalsOf, numberOf, toNode } from "./convert.ts";
import type { Env } from "./env.ts";
import { noPlaces, placed } from "./fail.ts";
import { callSpecial } from "./members.ts";
import { noTruthOfNone } from "./python-says.ts";
import { lengthOf } from "./text.ts";
import type { Value } from "./value.ts";

/** @throws value/truth for tensors of more (or less) than one element */
export function isTrue(value: Value, env: Env): boolean {
  switch (value.kind) {
    case "none":
      return false;
    case "bool":
      return value.value;
    case "int":
      return value.value !== 0n;
    case "float":
      return value.value !== 0;
    case "string":
      return value.value !== "";
    case "complex":
      return value.value.re !== 0 || value.value.im !== 0;
    case "tensor":
    case "variable": {
      const node = toNode(value, literalsOf(env));
      if (sizeOf(node.shape) !== 1) {
        const help = ["any(x) asks for at least one, all(x) for every element"];
        const none = sizeOf(node.shape) === 0 && value.kind === "tensor" && value.array;
        const exception = none && { exception: noTruthOfNone };
        throw refuse("value/truth", { shape: showShape(node.shape) }, { shapes: [node.shape], help, ...exception });
      }
      return isTrue(numberOf(env.host.realize([node])[0]!), env);
    }
    case "object": {
      const said = callSpecial(value, "__bool__", [], env) ?? callSpecial(value, "__len__", [], env);
      return said ? isTrue(said, env) : true;
    }
    default:
      return lengthOf(value) !== 0;
  }
}

/** Whether a value that stands at `span` counts as true. */
export function isTrueOf(value: Value, span: Span, env: Env): boolean {
  if (value.kind === "bool") return value.value;
  try {
    return isTrue(value, env);
  } catch (error) {
    throw placed(error, noPlaces, span);
  }
}
