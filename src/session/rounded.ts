/** Numbers that were read as they were printed, with fewer digits than they have: what is said of it. */
import { type Diagnostic, diagnose } from "../core/errors.ts";
import type { Stored } from "../core/stored.ts";

export interface Decoded {
  readonly values: Stored;
  /** The digits behind the point where the dtype has more. */
  readonly rounded?: number;
}

export function roundedWarning({ values, rounded }: Decoded, path: string): Diagnostic | null {
  if (rounded === undefined) return null;
  return diagnose("io/rounded", { path, digits: rounded, dtype: values.dtype }, [], {
    help: ["`--json` hands on every digit: tensh --json … | tensh …"],
    severity: "warning",
  });
}
