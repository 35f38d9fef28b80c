/**
 * Python's operators as functions of two, for `operator.eq` and `x.__eq__`. They run where they are called, so that what
 * an operator means to a program it means to them. Found only in the library, as `_tensh.operator`. Knows names.
 */
import { method } from "./arguments.ts";
import { failAt } from "./fail.ts";
import { arithmetic, orders } from "./operator-names.ts";
import { applyBinary, applyCompare } from "./operators.ts";
import { typeError } from "./python-says.ts";
import { type BuiltinValue, builtin } from "./value.ts";

function operatorNamed(name: string, shown: string, turned: boolean): BuiltinValue {
  const order = orders[name];
  return builtin(shown, (args, env, span) => {
    if (args.length !== 2) {
      const exception = typeError(`${shown} expected 2 arguments, got ${args.length}`);
      throw failAt("call/missing", { name: shown, param: "b" }, span, "", { exception });
    }
    const [first, second] = [args[0]!.value, args[1]!.value];
    const [a, b] = turned ? [second, first] : [first, second];
    const spans = { left: span, right: span, whole: span };
    return order ? applyCompare(order, a, b, env, spans) : applyBinary(arithmetic[name]!, a, b, env, spans);
  });
}

/** `and_` and `or_` have their names from Python's module; `turned`: the other side first, for `__radd__`. */
const operator = method("operator", ["name", "turned?"], (args) => {
  const shown = args.string("name");
  return operatorNamed(shown.replace(/_$/, ""), shown, args.bool("turned", false));
});

export const operatorFunctions = [operator];
