/** A host for those who only want the nodes of steps: whoever asks it for more finds that there is no more. */
import { computeAtOnce } from "../../graph/node.ts";
import type { Env, Host } from "../env.ts";
import type { Value } from "../value.ts";

/** What steps may ask; all else is refused, so that nothing is computed, drawn, counted, printed or changed. */
const asked: ReadonlySet<string> = new Set(["dialect", "mixing", "float", "printing", "functions"]);
const refusing = (): never => {
  throw new Error("a step that has to be taken each time");
};
/** Where steps are gone through: what they would draw or count on the way is refused. */
export const steppingIn = (env: Env): Env => ({ ...env, host: steppingHost(env.host), graph: undefined });

const hosts = new WeakMap<Host, Host>();
function steppingHost(host: Host): Host {
  const known = hosts.get(host);
  if (known) return known;
  const own: PropertyDescriptorMap = {};
  for (const name in host) if (!asked.has(name)) own[name] = { value: refusing };
  // Failing is no step's, and nothing is compiled for once.
  Object.assign(own, { settle: { value: () => {} }, procedure: { value: null }, shortcut: { value: null } });
  const made = Object.create(host, own) as Host;
  hosts.set(host, made);
  return made;
}

/** What a step gives; null where it does more than to become nodes. */
export function step(run: () => Value): Value | null {
  const before = computeAtOnce(null);
  try {
    return run();
  } catch {
    // What goes wrong does so again where the expression is evaluated, and says where.
    return null;
  } finally {
    computeAtOnce(before);
  }
}
