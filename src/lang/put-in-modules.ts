/**
 * What a program puts into modules: `tf.model = …`, `np.float = float`. It belongs to the program; the modules of others
 * stay as they are.
 */
import { type Env, type Host, plainUndo, pythonHost } from "./env.ts";
import type { Value } from "./value.ts";

const written = new WeakMap<Host, Map<string, Value>>();

/** What the program put there; undefined if it put nothing. */
export const putInModule = (path: string, name: string, env: Env): Value | undefined =>
  written.get(pythonHost(env.host))?.get(`${path}.${name}`);

/** `path.name = value`. */
export function setInModule(path: string, name: string, value: Value, env: Env): void {
  const host = pythonHost(env.host);
  const known = written.get(host) ?? new Map<string, Value>();
  written.set(host, known);
  const full = `${path}.${name}`;
  env.host.touch(`module:${full}`, () =>
    plainUndo(
      () => known.get(full),
      (before) => {
        if (before === undefined) known.delete(full);
        else known.set(full, before);
      },
    ),
  );
  known.set(full, value);
}
