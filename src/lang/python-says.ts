/**
 * What CPython says about mistakes with its own values, word for word: for programs that take an exception and print it.
 * Knows values and their types' names; who finds the mistake says it in our words too.
 */
import type { PythonException } from "../core/errors.ts";

export const noModule = (module: string): PythonException => ["ModuleNotFoundError", `No module named '${module}'`];
export const noMember = (module: string, member: string): PythonException => [
  "ImportError",
  `cannot import name '${member}' from '${module}' (unknown location)`,
];
