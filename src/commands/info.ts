/** `info EXPR`: everything there is to know about a value except its elements. */
import { bytesOf } from "../core/dtype.ts";
import { isContiguous } from "../core/layout.ts";
import { showSignature } from "../core/params.ts";
import { showBytes } from "../core/quantities.ts";
import { showShape, sizeOf } from "../core/shape.ts";
import type { Env } from "../lang/env.ts";
import { lengthOf } from "../lang/text.ts";
import { typeNameOf } from "../lang/type-names.ts";
import type { Value } from "../lang/value.ts";
import type { Session } from "../session/session.ts";
import { command } from "./command.ts";
import { evaluated } from "./values.ts";

export const info = command({
  name: "info",
  summary: "Show kind, shape, dtype, size and layout of a value.",
  params: { value: { kind: "expr", doc: "anything", shown: "EXPR" } },
  options: {},
  arrow: false,
  examples: [{ code: "info zeros([2, 3])", shows: "" }],
  *run({ args, session, env }) {
    const value = evaluated(args.value, env);
    const name = args.value.expr.kind === "name" ? args.value.expr.name : null;
    const facts = factsOf(value, name, session, env);
    yield { kind: "facts", name: args.value.text, facts, data: Object.fromEntries(facts) };
  },
});

type Fact = readonly [string, string];

export function factsOf(value: Value, name: string | null, session: Session, env: Env): Fact[] {
  const line = name === null ? undefined : session.madeAt.get(name);
  const made: Fact[] = line === undefined ? [] : [["made in line", String(line)]];
  switch (value.kind) {
    case "tensor": {
      const [s] = env.host.realize([value.node]);
      return [
        ["kind", value.array ? "array" : "tensor"],
        ...shapeFacts(s!.layout.shape, s!.dtype),
        ["layout", layoutText(s!)],
        ["recorded", value.node.recorded ? "yes: gradients flow back from here" : "no"],
        ...made,
      ];
    }
    case "variable": {
      const { variable } = value;
      return [
        ["kind", "Variable"],
        ["name", variable.label],
        ...shapeFacts(variable.shape, variable.dtype),
        ["trainable", variable.trainable ? "yes" : "no"],
        ...made,
      ];
    }
    case "operation":
      return [
        ["kind", "operation"],
        ["form", showSignature(value.operation.name, value.operation.params)],
        ["does", value.operation.doc],
      ];
    case "function":
      return [
        ["kind", "function"],
        ["form", `${value.name}(${value.params.map((p) => p.star + p.name).join(", ")})`],
        ...(value.doc ? [["does", value.doc] as const] : []),
        ...made,
      ];
    default: {
      const length = lengthOf(value);
      return [
        ["kind", typeNameOf(value)],
        ...(length === undefined ? [] : [["length", String(length)] as const]),
        ...made,
      ];
    }
  }
}

const shapeFacts = (shape: readonly number[], dtype: Parameters<typeof bytesOf>[0]): Fact[] => [
  ["shape", showShape(shape)],
  ["dtype", dtype],
  ["rank", String(shape.length)],
  ["size", `${sizeOf(shape)} element${sizeOf(shape) === 1 ? "" : "s"}, ${showBytes(sizeOf(shape) * bytesOf(dtype))}`],
];

/** Whether the elements lie one after another, or are read through strides of another tensor's memory. */
function layoutText({
  layout,
}: {
  readonly layout: { readonly shape: readonly number[]; readonly strides: readonly number[]; readonly offset: number };
}): string {
  const strides = showShape(layout.strides);
  if (isContiguous(layout)) return `row after row, strides ${strides}`;
  return `a view, strides ${strides}, offset ${layout.offset}`;
}
