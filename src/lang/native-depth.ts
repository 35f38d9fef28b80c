/** How deep functions may call each other, which a program can say (`sys.setrecursionlimit`): one number for a process, as in Python. */
import { method } from "./arguments.ts";
import { intOf, none } from "./value.ts";

let limit = 1000;
/** Python counts the statement outside of functions as well. */
export const pythonDepth = (): number => limit - 1;

export const depthFunctions = [
  method("recursion_limit", [], () => intOf(limit)),
  method("limit_recursion", ["limit"], (args) => {
    limit = args.int("limit");
    return none;
  }),
];
