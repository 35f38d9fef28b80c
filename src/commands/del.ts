/** `del NAME`: forget names. In a line it is a statement; this entry gives it help and completion, and runs it from outside. */
import { bindName } from "../lang/env.ts";
import { failAt } from "../lang/fail.ts";
import { didYouMean } from "../lang/suggest.ts";
import { command } from "./command.ts";

export const del = command({
  name: "del",
  summary: "Forget names.",
  params: { names: { kind: "list", doc: "names with commas", shown: "a, b" } },
  options: {},
  arrow: false,
  examples: [{ code: "x = [1]; del x", shows: "" }],
  run({ args, env }) {
    for (const { expr, span, text } of args.names) {
      if (expr.kind !== "name" || !env.scope.names.has(expr.name)) {
        throw failAt("name/unknown", { name: text }, span, "", { help: didYouMean(text, env.scope.names.keys()) });
      }
      bindName(env, expr.name, undefined);
    }
    return [];
  },
});
