/**
 * Tasks that can be broken off while they run: by Ctrl-C, or when their time is over. The host's own break stops even an
 * endless loop, in its code or in ours; no `catch` or `finally` within the task runs then, so whoever asks for it has
 * to put things right.
 */
import { Script } from "node:vm";

const slot = Symbol.for("tensh.task");
/** What the bundle's loader puts right: modules that were broken off while they began run anew when they are next used. */
const unfinished = Symbol.for("tensh.unfinished");
let caller: Script | null = null;

function forgetUnfinished(): void {
  const known = (globalThis as Record<symbol, unknown>)[unfinished] as readonly (() => void)[] | undefined;
  for (const forget of known ?? []) forget();
}

function call<T>(task: () => T, options: { breakOnSigint?: true; timeout?: number }, codes: readonly string[]) {
  (globalThis as Record<symbol, unknown>)[slot] = task;
  caller ??= new Script(`globalThis[Symbol.for("tensh.task")]()`);
  try {
    return { value: caller.runInThisContext({ ...options, displayErrors: false }) as T };
  } catch (error) {
    if (!codes.includes((error as { code?: string }).code ?? "")) throw error;
    forgetUnfinished();
    return null;
  }
}

/** The task's value, or null if Ctrl-C broke it off. The terminal has to make signals of keys meanwhile. */
export const untilInterrupted = <T>(task: () => T): { readonly value: T } | null =>
  call(task, { breakOnSigint: true }, ["ERR_SCRIPT_EXECUTION_INTERRUPTED"]);

/** The task's value, or null if it took longer. */
export const within = <T>(milliseconds: number, task: () => T): { readonly value: T } | null =>
  call(task, { timeout: milliseconds }, ["ERR_SCRIPT_EXECUTION_TIMEOUT"]);
