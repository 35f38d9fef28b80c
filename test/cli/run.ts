/** Runs the built tensh as a process. */
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

export interface Ran {
  readonly out: string;
  readonly err: string;
  readonly code: number | null;
}

export const launcher = resolve("bin/tensh.js");

interface RunOptions {
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly node?: readonly string[];
  readonly cwd?: string;
}

/** What `tensh …args` prints and how it ends. Colour variables of the outer world are left out. */
export function tensh(args: readonly string[], { input = "", env = {}, node = [], cwd }: RunOptions = {}): Ran {
  const { NO_COLOR: _, FORCE_COLOR: __, TENSH_DEBUG: ___, ...rest } = process.env;
  const ran = spawnSync(process.execPath, [...node, launcher, ...args], {
    input,
    env: { ...rest, TENSH_CONFIG: "", ...env },
    cwd,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  return { out: ran.stdout, err: ran.stderr, code: ran.status };
}
