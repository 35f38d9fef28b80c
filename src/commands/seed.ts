/** `seed N`: the same random numbers every time. */

import { failAt } from "../lang/fail.ts";
import { integerIn } from "../lang/subscript.ts";
import { describe } from "../lang/value.ts";
import { command } from "./command.ts";
import { evaluated } from "./values.ts";

export const seed = command({
  name: "seed",
  summary: "Start the random operations afresh; they then give TensorFlow's numbers for that seed.",
  params: { seed: { kind: "expr", doc: "a whole number", shown: "N" } },
  options: {},
  arrow: false,
  examples: [{ code: "seed 42; uniform([3])", shows: "[0.6645621  0.44100678 0.3528825 ]" }],
  *run({ args, env }) {
    const value = evaluated(args.seed, env);
    const whole = value.kind === "int" ? value.value : integerIn(value, env);
    if (whole === null)
      throw failAt("command/value", { name: "seed", wanted: "a whole number", found: describe(value) }, args.seed.span);
    env.host.setSeed(BigInt(whole));
    yield { kind: "text", text: `random operations start from seed ${whole}` };
  },
});
