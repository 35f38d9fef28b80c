/** Products and quotients whose first factor wins: where it is 0 the result is 0, even if the second one is 0 or NaN. */
import type { Node } from "../graph/node.ts";
import { alu, type Expr, num } from "../scalar/expr.ts";
import { add, multiply, negative, numberLike, square } from "./arithmetic.ts";
import { notEqual } from "./compare.ts";
import { type Binary, binary, castTo, type Names } from "./operation.ts";

/** f(a, b), a factor of a, where a is not 0. `byB` is its derivative by b. */
function product(
  name: string,
  doc: string,
  example: readonly [code: string, shows: string],
  f: (a: Expr, b: Expr) => Expr,
  byB: (a: Node, b: Node) => Node,
): Binary {
  const of: Binary = binary({
    name,
    also: { tf: `math.${name}`, ...inTorch[name] },
    takes: "float",
    scalar: (a, b) => alu("select", alu("eq", a, num(0, a)), num(0, a), f(a, b)),
    gradient: {
      a: (dy, a, b) => multiply(dy, of(castTo(notEqual(a, numberLike(0, a)), a.dtype), b)),
      b: (dy, a, b) => multiply(dy, byB(a, b)),
    },
    doc,
    examples: [{ code: example[0], shows: example[1] }],
  });
  return of;
}

const inTorch: Readonly<Record<string, Names>> = {
  xlogy: { torch: "xlogy special.xlogy" },
  xlog1py: { torch: "special.xlog1py" },
};

export const xdivy: Binary = product(
  "xdivy",
  "x / y that is 0 where x is 0, even if y is 0 too.",
  ["xdivy([0.0, 3.0], [0.0, 2.0])", "[0.  1.5]"],
  (a, b) => alu("div", a, b),
  (a, b) => xdivy(negative(a), square(b)),
);
export const xlogy = product(
  "xlogy",
  "x * log(y) that is 0 where x is 0, even if y is 0 too: entropies are made of it.",
  ["xlogy([0.0, 2.0], [0.0, 1.0])", "[0. 0.]"],
  (a, b) => alu("mul", a, alu("log", b)),
  xdivy,
);
export const xlog1py = product(
  "xlog1py",
  "x * log(1 + y) that is 0 where x is 0, even if y is -1.",
  ["xlog1py([0.0, 2.0], [-1.0, 0.0])", "[0. 0.]"],
  (a, b) => alu("mul", a, alu("log1p", b)),
  (a, b) => xdivy(a, add(b, numberLike(1, b))),
);
