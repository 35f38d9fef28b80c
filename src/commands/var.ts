/** `var NAME = EXPR`: a Variable under a name. */
import { bindName } from "../lang/env.ts";
import { failAt, located } from "../lang/fail.ts";
import { variableOf } from "../lang/makers.ts";
import { variableAnswer } from "../session/answers.ts";
import { command } from "./command.ts";
import { dtypeIn, dtypeOption } from "./tensor.ts";
import { evaluated } from "./values.ts";

export const variable = command({
  name: "var",
  summary: "Make a Variable: a value of fixed shape and dtype that assign and fit can change.",
  params: { variable: { kind: "binding", doc: "a name and its first value", shown: "NAME[: DTYPE] = EXPR" } },
  options: {
    name: { kind: "word", doc: "the name that TensorFlow shows", default: "Variable" },
    dtype: dtypeOption,
    trainable: { kind: "bool", doc: "found by grad and fit", default: true },
  },
  arrow: false,
  examples: [
    { code: "var w = [[0, 1, 2], [3, 4, 5]]", shows: "[[0 1 2]\n [3 4 5]]" },
    { code: 'var b = 0.5 name="bias"', shows: "0.5" },
  ],
  *run({ args: { variable }, options, session, env }) {
    // `var x` turns the value that x has into a Variable of the same name.
    const own =
      variable.value.expr.kind === "name" ? { text: variable.value.expr.name, span: variable.value.span } : null;
    const name = variable.name ?? own;
    if (!name)
      throw failAt("command/missing", { command: "var", what: "a name" }, variable.value.span, "", {
        help: [`var w = ${variable.value.text}`],
      });
    const value = evaluated(variable.value, env);
    const made = located(
      () => variableOf(value, dtypeIn(variable, options.dtype), options.name, options.trainable, env),
      new Map(),
      variable.value.span,
    );
    bindName(env, name.text, made);
    session.keepResult(made);
    if (made.kind === "variable") yield variableAnswer(made, name.text);
  },
});
