/**
 * What NumPy says of its functions of elements: how many arrays they take and give, for which types they have loops, and
 * what they begin with where there is nothing to combine. Does not know what they compute.
 */
import { boolOf, floatOf, intOf, listOf, none, stringOf, type Value } from "./value.ts";

/** Loops in NumPy's order, as letters of types and what `x` stands for each of them in; names, with `=` their identity. */
const loops: readonly (readonly [string, string])[] = [
  ["?bBhHiIlLqQefdgm:x->x F:x->f D:x->d G:x->g O:x->x", "absolute"],
  ["?bBhHiIlLqQefdgFDG:xx->x M:xm->x m:xx->x m:xM->M O:xx->x", "add=0"],
  ["efdefdgFDGO:x->x", "arccos arccosh arcsin arcsinh arctan arctanh cosh exp2 expm1 log10 log1p log2 sinh tan tanh"],
  ["efdgO:xx->x", "arctan2 hypot=0"],
  ["?bBhHiIlLqQO:xx->x", "bitwise_and=-1 bitwise_or=0 bitwise_xor=0"],
  ["b:x->B B:x->x hHiIlLqQ:x->B O:x->x", "bitwise_count"],
  ["efdefdgO:x->x", "cbrt"],
  ["?bBhHiIlLqQefdfdgO:x->x", "ceil floor trunc"],
  ["bBhHiIlLqQefdgFDGO:x->x", "conjugate reciprocal square"],
  ["efdg:xx->x", "copysign heaviside logaddexp=-inf logaddexp2=-inf nextafter"],
  ["efdgFDGO:x->x", "cos sin"],
  ["efdgO:x->x", "deg2rad degrees fabs rad2deg radians"],
  ["efdgFDG:xx->x m:xq->x m:xd->x m:xx->d O:xx->x", "divide"],
  ["bBhHiIlLqQefdg:xx->xx m:xx->qx", "divmod"],
  [
    "?:xx->x bBhHiIlLqQ:xx->? q:xQ->? Q:xq->? efdgFDGMmO:xx->? O:xx->x",
    "equal greater greater_equal less less_equal not_equal",
  ],
  ["efdfdgFDGO:x->x", "exp log rint sqrt"],
  ["dgDG:xx->x", "float_power"],
  ["bBhHiIlLqQefdg:xx->x m:xq->x m:xd->x m:xx->q O:xx->x", "floor_divide"],
  ["?bBhHiIlLqQefdgFDGmMO:xx->x", "fmax fmin maximum minimum"],
  ["bBhHiIlLqQefdgO:xx->x", "fmod"],
  ["efdg:x->xi", "frexp"],
  ["bBhHiIlLqQO:xx->x", "gcd=0 lcm left_shift right_shift"],
  ["?bBhHiIlLqQO:x->x", "invert"],
  ["?:x->x bBhHiIlLqQefdgFDGmM:x->?", "isfinite isinf isnan"],
  ["Mm:x->?", "isnat"],
  ["ef:xi->x ef:xl->x d:xi->x d:xl->x g:xi->x g:xl->x", "ldexp"],
  ["?:xx->x bBhHiIlLqQefdgFDG:xx->? O:xx->x", "logical_and=True logical_or=False logical_xor=False"],
  ["?:x->x bBhHiIlLqQefdgFDG:x->? O:x->x", "logical_not"],
  ["?bBhHiIlLqQefdgFDGO:xx->x", "matmul matvec vecdot vecmat"],
  ["efdg:x->xx", "modf"],
  ["?bBhHiIlLqQefdgFDG:xx->x m:xq->x q:xm->m m:xd->x d:xm->m O:xx->x", "multiply=1"],
  ["bBhHiIlLqQefdgmFDGO:x->x", "negative positive"],
  ["bBhHiIlLqQefdefdgFDGO:xx->x", "power"],
  ["bBhHiIlLqQefdgmO:xx->x", "remainder"],
  ["bBhHiIlLqQefdgFDGmO:x->x", "sign"],
  ["efdg:x->?", "signbit"],
  ["efdg:x->x", "spacing"],
  ["bBhHiIlLqQefdgFDG:xx->x M:xm->x m:xx->x M:xx->m O:xx->x", "subtract"],
];

interface Facts {
  readonly types: readonly string[];
  readonly identity: string | null;
}
/** `"bB:xx->x"` as `["bb->b", "BB->B"]`. */
const written = (loop: string): string[] => {
  const [letters, form] = loop.split(":") as [string, string];
  return [...letters].map((letter) => form.replaceAll("x", letter));
};
let known: ReadonlyMap<string, Facts> | null = null;
function factsOf(name: string): Facts | undefined {
  known ??= new Map(
    loops.flatMap(([forms, names]) =>
      names.split(" ").map((named) => {
        const [name, identity = null] = named.split("=") as [string, string?];
        return [name, { types: forms.split(" ").flatMap(written), identity }] as const;
      }),
    ),
  );
  return known.get(name);
}

/** NumPy has a function of elements of that name. */
export const isUfuncName = (name: string): boolean => factsOf(name) !== undefined;

/** How many arrays it gives. */
export const resultsOf = (name: string): number => countsOf(factsOf(name)!)[1];
const countsOf = ({ types: [first] }: Facts): readonly [number, number] => {
  const [into, out] = first!.split("->") as [string, string];
  return [into.length, out.length];
};

export const signatures: Readonly<Record<string, string>> = {
  matmul: "(n?,k),(k,m?)->(n?,m?)",
  vecdot: "(n),(n)->()",
  matvec: "(m,n),(n)->(m)",
  vecmat: "(n),(n,m)->(m)",
};

/** `np.add.nin` and the like; undefined where NumPy says nothing of that name. */
export function ufuncFact(name: string, fact: string): Value | undefined {
  const facts = factsOf(name);
  if (!facts) return undefined;
  const [nin, nout] = countsOf(facts);
  switch (fact) {
    case "nin":
      return intOf(nin);
    case "nout":
      return intOf(nout);
    case "nargs":
      return intOf(nin + nout);
    case "ntypes":
      return intOf(facts.types.length);
    case "types":
      return listOf(facts.types.map(stringOf));
    case "identity":
      return identityOf(facts.identity);
    case "signature":
      return Object.hasOwn(signatures, name) ? stringOf(signatures[name]!) : none;
    default:
      return undefined;
  }
}

function identityOf(written: string | null): Value {
  if (written === null) return none;
  if (written === "True" || written === "False") return boolOf(written === "True");
  return written === "-inf" ? floatOf(Number.NEGATIVE_INFINITY) : intOf(Number(written));
}
