/** What Keras does to gradients of lookups, as `_tensh.…` for the library alone. Knows operations, no optimizers. */
import { rowsChanged } from "../autodiff/rows.ts";
import type { Node } from "../graph/node.ts";
import { divide, multiply } from "../ops/arithmetic.ts";
import { operationNamed } from "../ops/index.ts";
import { castTo } from "../ops/operation.ts";
import { method } from "./arguments.ts";
import { literalsOf, toNode } from "./convert.ts";
import { tensorOf } from "./value.ts";

/** An operation on a gradient, or on each row that was looked up. */
const ofRows = method("of_rows", ["gradient", "operation"], (args, env) => {
  const node = toNode(args.value("gradient"), literalsOf(env));
  const op = operationNamed(args.string("operation"))!;
  const change = (x: Node): Node => op.run({ x } as never, env.host) as Node;
  return tensorOf(rowsChanged(node, change) ?? change(node));
});

/** A gradient, or each row, times one number or by it. */
const scaledRows = method("scaled_rows", ["gradient", "operation", "by"], (args, env) => {
  const [node, by] = [args.value("gradient"), args.value("by")].map((v) => toNode(v, literalsOf(env))) as [Node, Node];
  const scale = args.string("operation") === "divide" ? divide : multiply;
  return tensorOf(
    rowsChanged(node, (rows) => scale(rows, castTo(by, rows.dtype))) ?? scale(node, castTo(by, node.dtype)),
  );
});

export const rowFunctions = [ofRows, scaledRows];
