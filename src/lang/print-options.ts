/** How NumPy's arrays are written from now on: np.set_printoptions, with functions of the program's own for elements. */
import { type ArrayTextOptions, arrayText } from "../core/array-text.ts";
import type { Complex } from "../core/complex.ts";
import { type DType, dataFrom, isComplex, kindOf } from "../core/dtype.ts";
import type { FloatMode } from "../core/element-text.ts";
import type { Span } from "../core/errors.ts";
import { stored } from "../core/stored.ts";
import { sourceOf } from "../graph/node.ts";
import { method } from "./arguments.ts";
import type { Builtin } from "./builtins.ts";
import { literalsOf, toNode } from "./convert.ts";
import { type Env, plainUndo } from "./env.ts";
import { strOf } from "./text.ts";
import { byPlace, complexOf, none, stringOf, tensorOf, type Value } from "./value.ts";

/** Names of NumPy's formatters for elements of each kind, the last of which wins. */
const formatters: Readonly<Record<ReturnType<typeof kindOf>, readonly string[]>> = {
  bool: ["all", "bool"],
  int: ["all", "int_kind", "int"],
  uint: ["all", "int_kind", "int"],
  float: ["all", "float_kind", "float"],
  complex: ["all", "complex_kind", "complexfloat"],
};
const numberOf = (dtype: DType, x: number): Value => tensorOf(sourceOf(stored(dtype, [], dataFrom(dtype, [x]))), true);

/** `formatter={"float": function}`, which is called for every element; None, or nothing said, ends that as in NumPy. */
function writerBy(given: Value, env: Env, span: Span): Pick<ArrayTextOptions, "writer"> {
  if (given.kind !== "dict") return { writer: undefined };
  const named = (name: string): Value | undefined => given.entries.get(`s${name}`)?.value;
  return {
    writer: (dtype) => {
      const f = formatters[kindOf(dtype)].map(named).findLast((v) => v !== undefined && v.kind !== "none");
      if (!f) return null;
      return (x) => {
        const number = isComplex(dtype) ? complexOf(x as Complex) : numberOf(dtype, x as number);
        return strOf(env.interpreter.call(f, byPlace([number], span), env, span), env);
      };
    },
  };
}

/** NumPy's print options by name, as what the text of arrays takes. */
export const printOptions: Builtin = {
  value: method(
    "set_printoptions",
    [
      "precision?",
      "threshold?",
      "edgeitems?",
      "linewidth?",
      "suppress?",
      "nanstr?",
      "infstr?",
      "formatter?",
      "floatmode?",
      "sign?",
      "legacy?",
      "override_repr?",
    ],
    (args, env, span) => {
      const { printing } = env.host;
      const old = printing.options;
      const formatter = args.has("formatter") ? args.value("formatter") : none;
      env.host.touch(printing, () =>
        plainUndo(
          () => ({ ...printing }),
          (before) => void Object.assign(printing, before),
        ),
      );
      const counts = ["precision", "threshold", "edgeitems", "linewidth"].flatMap((name) => {
        const given = args.optional(name);
        if (!given) return [];
        // sys.maxsize and np.inf both say: all of it.
        return [[name, given.kind === "float" ? Number.MAX_SAFE_INTEGER : args.int(name)] as const];
      });
      const suppress = args.optional("suppress") ? { suppress: args.bool("suppress", false) } : {};
      const mode = args.optional("floatmode") ? { floatmode: args.string("floatmode") as FloatMode } : {};
      const texts = ["sign", "nanstr", "infstr"].flatMap((name) =>
        args.optional(name) ? [[name, args.string(name)]] : [],
      );
      const written = writerBy(formatter, env, span);
      printing.formatter = formatter;
      printing.options = { ...old, ...Object.fromEntries([...counts, ...texts]), ...suppress, ...mode, ...written };
      return none;
    },
  ),
  form: "np.set_printoptions(precision=8, threshold=1000, suppress=False, linewidth=75)",
  doc: "How arrays are written from now on, where Python's rules hold.",
  examples: [],
  also: { np: "set_printoptions" },
};

/** np.array2string of numbers, with the options that hold now. */
const text = method("array_text", ["a", "separator", "prefix", "suffix"], (args, env) => {
  const values = env.host.realize([toNode(args.value("a"), literalsOf(env))])[0]!;
  const options = { ...env.host.printing.options, separator: args.string("separator") };
  return stringOf(arrayText(values, options, args.string("prefix"), args.string("suffix")));
});
export const writingFunctions = [text];
