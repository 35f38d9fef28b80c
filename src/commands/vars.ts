/** `vars`: a table of every name the session has. */
import type { Json } from "../core/answer.ts";
import { bytesOf, type DType } from "../core/dtype.ts";
import { showBytes } from "../core/quantities.ts";
import { type Shape, showShape, sizeOf } from "../core/shape.ts";
import { lengthOf } from "../lang/text.ts";
import { typeNameOf } from "../lang/type-names.ts";
import type { Value } from "../lang/value.ts";
import { command } from "./command.ts";

export const vars = command({
  name: "vars",
  summary: "List names with kind, shape, dtype, size, and the line that made them.",
  params: {
    pattern: { kind: "word", doc: "show only names like this; * stands for anything", optional: true, asIs: true },
  },
  options: {},
  arrow: false,
  examples: [{ code: "x = zeros([2, 3]); vars", shows: "" }],
  *run({ args, session }) {
    const pattern =
      args.pattern &&
      new RegExp(
        `^${args.pattern.text
          .replace(/[.+^${}()|[\]\\]/g, "\\$&")
          .replaceAll("*", ".*")
          .replaceAll("?", ".")}$`,
      );
    const found = [...session.scope.names].filter(([name, value]) =>
      pattern ? pattern.test(name) : value.kind !== "module",
    );
    const facts = found.map(([name, value]) => ({ name, ...factsOf(value), line: session.madeAt.get(name) ?? null }));
    yield {
      kind: "table",
      name: "vars",
      columns: [
        { head: "name", align: "left" },
        { head: "kind", align: "left" },
        { head: "shape", align: "left" },
        { head: "dtype", align: "left" },
        { head: "size", align: "right", ours: true },
        { head: "line", align: "right" },
      ],
      rows: facts.map((f) => [
        f.name,
        f.kind,
        f.shape === null ? "" : showShape(f.shape),
        f.dtype ?? "",
        f.bytes === null ? "" : showBytes(f.bytes),
        String(f.line ?? ""),
      ]),
      data: facts.map((f): Json => ({ ...f, shape: f.shape === null ? null : [...f.shape] })),
    };
  },
});

interface Facts {
  readonly kind: string;
  readonly shape: Shape | null;
  readonly dtype: DType | null;
  readonly bytes: number | null;
}

function factsOf(value: Value): Facts {
  const tensor = (kind: string, shape: Shape, dtype: DType): Facts => ({
    kind,
    shape,
    dtype,
    bytes: sizeOf(shape) * bytesOf(dtype),
  });
  switch (value.kind) {
    case "tensor":
      return tensor(value.array ? "array" : "tensor", value.node.shape, value.node.dtype);
    case "variable":
      return tensor(
        value.variable.trainable ? "Variable" : "Variable, fixed",
        value.variable.shape,
        value.variable.dtype,
      );
    case "list":
    case "tuple":
    case "dict":
      return { kind: `${value.kind} of ${lengthOf(value)}`, shape: null, dtype: null, bytes: null };
    default:
      // Where a library keeps its classes would only make the column wide.
      return { kind: typeNameOf(value).split(".").at(-1)!, shape: null, dtype: null, bytes: null };
  }
}
