/**
 * Asking the host's garbage collector to look, now. Knows how; knows nothing of what is collected.
 */
import { setFlagsFromString } from "node:v8";
import { createContext, runInContext, runInNewContext } from "node:vm";

let collector: { readonly gc: () => void; readonly room: object } | null = null;

/**
 * Collects everything that is unreachable, so that weak references to it are empty afterwards. The host keeps what a
 * weak reference was made for or asked about until the present job ends; running any code in a context with its own
 * queue of microtasks ends that, also in the middle of a computation.
 */
export function collectGarbage(): void {
  collector ??= prepare();
  runInContext("0", collector.room);
  collector.gc();
}

function prepare(): { readonly gc: () => void; readonly room: object } {
  setFlagsFromString("--expose-gc");
  const gc = runInNewContext("gc") as () => void;
  setFlagsFromString("--no-expose-gc");
  return { gc, room: createContext({}, { microtaskMode: "afterEvaluate" }) };
}
