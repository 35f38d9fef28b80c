/** Whether a script's functions may call each other deeper than the stack that Node begins with: it says so itself. */
import { readFileSync } from "node:fs";

/** How Node is told the size of a stack, which is settled when a process begins. */
export const stackOption = "--stack-size=";

export function needsDepth(words: readonly string[]): boolean {
  const script = words.find((word) => word.endsWith(".py"));
  if (script === undefined || process.platform === "win32") return false;
  if (process.execArgv.some((word) => word.startsWith(stackOption))) return false;
  try {
    return readFileSync(script, "latin1").includes("setrecursionlimit(");
  } catch {
    // Whoever runs it says that it cannot be read.
    return false;
  }
}
