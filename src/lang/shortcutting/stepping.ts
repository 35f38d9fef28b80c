/** A host for those who only want the nodes of steps: whoever asks it for more finds that there is no more. */
import { computeAtOnce } from "../../graph/node.ts";
import type { Env, Host } from "../env.ts";
import type { Value } from "../value.ts";

/** Nothing is computed, drawn, printed or changed: steps only become nodes. */
const refusing = (): never => {
  throw new Error("a step that has to be taken each time");
};
/** Where steps are gone through: what they would draw or count on the way is refused. */
export const steppingIn = (env: Env): Env => ({ ...env, host: steppingHost(env.host), graph: undefined });
function steppingHost(host: Host): Host {
  const own = { value: refusing };
  const names = "realize keep print printAside warn mention touch isOwn lasting turn runCommand show save clock read";
  const refused = Object.fromEntries(`${names} setSeed result differentiated`.split(" ").map((name) => [name, own]));
  return Object.create(host, {
    ...refused,
    settle: { value: () => {} },
    procedure: { value: null },
    random: { value: { draw: refusing, stream: refusing } },
    foreign: { value: { get: refusing, set: refusing, entropy: refusing } },
  }) as Host;
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
