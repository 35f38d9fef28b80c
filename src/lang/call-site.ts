/** How an operation is called, and whether NumPy's rules hold then. Knows nothing of the operation. */
import type { Span } from "../core/errors.ts";
import { strongDType } from "./convert.ts";
import type { Env } from "./env.ts";
import type { JaxRules } from "./jax-rules.ts";
import type { Arg } from "./value.ts";

/** How an operation is called: where, and under which name. */
export interface CallSite {
  readonly env: Env;
  readonly span: Span;
  /** The name that was written, with its framework: `torch.std`, `sum`. */
  readonly as: string;
  /** JAX's rules hold, under NumPy's names. */
  readonly jax?: JaxRules;
}

/** NumPy's functions give arrays where Python's rules hold; other operations do where nothing but arrays comes in. */
export function isArrayResult(args: readonly Arg[], site: CallSite): boolean {
  if (site.as.startsWith("np.")) return site.env.host.dialect === "python";
  if (site.as.startsWith("tf.") || site.as.startsWith("torch.")) return false;
  let found = false;
  for (const { value } of args) {
    if (value.kind === "tensor" && value.array) found = true;
    else if (strongDType(value) !== null) return false;
  }
  return found;
}
