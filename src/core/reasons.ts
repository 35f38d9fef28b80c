/**
 * Why a gradient is missing, zero or not finite, and where a value that is not finite came from: a closed list of causes.
 * Each says its sentence once, with the facts that it needs in braces, and what helps, in words or as code with the same
 * facts. Knows no graph; who looks at one fills the facts.
 */
import { fill } from "./errors.ts";

interface Entry {
  readonly says: string;
  /** What to type or to do, perhaps with facts in it. */
  readonly help: readonly string[];
}

export const reasons = {
  "none/integer": {
    says: "`{name}` is of dtype {dtype}: whole numbers have no gradient",
    help: ["var {name} = cast({name}, float32)"],
  },
  "none/replaced": {
    says: "`{name}` is a tensor since line {line}, `{text}`: what arithmetic gives is no Variable",
    help: [],
  },
  "none/unwatched": {
    says: "`{name}` is a tensor, and no tape was told to watch it: only Variables are watched by themselves",
    help: [
      "{tape}.watch({name}) inside of the with block, before it is used",
      "or make it a Variable: var {name} = {name}",
    ],
  },
  "none/fixed": {
    says: "`{name}` was made with trainable=false, so its use is not recorded",
    help: ["var {name} = {name}", "or watch it: {tape}.watch({name})"],
  },
  "none/off": {
    says: "{step} was computed while the tape was off",
    help: ["compute it inside of the with block"],
  },
  "none/recorded": {
    says: "nothing of {of} was recorded: no Variable and no watched tensor takes part in it",
    help: ["compute it from a Variable: var a = 0.0"],
  },
  "none/unused": {
    says: "{of} is not computed from `{name}`; it reads {read}",
    help: [],
  },
  "none/stopped": {
    says: "{step} lets no gradient through to {input}",
    help: ["leave stop_gradient out, if `{name}` shall be trained through it"],
  },
  "none/steps": {
    says: "{step} rises in steps: its slope is 0 or does not exist, so none flows to {input}",
    help: ["{input} + stop_gradient({step} - {input}) has the same value and lets the gradient through"],
  },
  "none/selects": {
    says: "{step} only selects by {input}: between two selections nothing changes, so no gradient flows to it",
    help: ["weigh instead of selecting: sigmoid(k * z) for a condition, softmax(z) for a place"],
  },
  "none/passes": {
    says: "{step} passes no gradient on to {input}",
    help: [],
  },
  "none/cast": {
    says: "a cast to {dtype} cut the way from `{name}`: whole numbers do not change a little",
    help: ["leave the cast out, or cast to float32 only"],
  },
  "none/compared": {
    says: "a comparison ({by}) cut the way from `{name}`: true and false do not change a little",
    help: ["sigmoid(k * (a - b)) is a smooth a > b"],
  },
  "none/places": {
    says: "{by} gives places, not values: it cut the way from `{name}`",
    help: ["softmax(z) is a smooth argmax; take {values} where the value itself is meant"],
  },
  "none/copied": {
    says: "{by} made a plain copy, which cut the way from `{name}`",
    help: ["use the tensor itself; {by} is for looking at values"],
  },
  "none/cut": {
    says: "{by} gives {dtype}, which has no gradient: it cut the way from `{name}`",
    help: [],
  },
  "zero/relu": {
    says: "{step} is flat where {input} is below 0: that is so {where}",
    help: ["leaky_relu({input}) keeps a slope there; other starting values, or a smaller lr, may keep it from dying"],
  },
  "zero/loses": {
    says: "{step} takes the other side {where}: {input} does not count there",
    help: [],
  },
  "zero/selected": {
    says: "{step} takes its other branch {where}: {input} does not count there",
    help: [],
  },
  "zero/saturated": {
    says: "{step} is flat at {input} = {at}: {where} lies too far out",
    help: ["start nearer to 0: smaller weights, scaled data; or a loss from logits"],
  },
  "zero/times": {
    says: "in {step} the other factor is 0 {where}",
    help: [],
  },
  "zero/bottom": {
    says: "{step} is flat where {input} is 0, and it is 0 {where}: nothing is left to improve there",
    help: [],
  },
  "zero/cancel": {
    says: "what flows back to {input} on several ways adds up to 0",
    help: [],
  },
  "zero/unread": {
    says: "{step} reads none of the values of {input} {where}",
    help: [],
  },
  "zero/flat": {
    says: "the slope of {step} by {input} is 0 {where}",
    help: [],
  },
  "zero/tiny": {
    says: "what comes back to {step} is too small for {dtype}: it was rounded to 0",
    help: ["set float float64, or another scale of the loss"],
  },
  "bad/data": {
    says: "`{name}` holds {value} at {at} from the start",
    help: ["where(isfinite({name}), {name}, 0.0)", "stats {name} counts them"],
  },
  "bad/written": {
    says: "{value} stands in the expression itself",
    help: [],
  },
  "bad/number": {
    says: "{name} is {value}, worked out on plain numbers at once: there are no steps to follow",
    help: ["constant(…) around a number makes a tensor of it"],
  },
  "bad/step": {
    says: "the first step that is not finite is {step}: {shown}",
    help: [],
  },
  "bad/overflow": {
    says: "the first step that is not finite is {step}: {shown}, beyond what {dtype} can hold ({limit})",
    help: ["set float float64 reaches farther; or keep the numbers smaller (subtract the largest, use logarithms)"],
  },
  "bad/then": {
    says: "it becomes NaN in {step}: {shown}",
    help: [],
  },
  "back/dead": {
    says: "{step} is not used {where}, yet its slope there is not finite: 0 · {slope} is NaN, not 0",
    help: ["make the unused value harmless first: {safe}, with c the condition under which it is used"],
  },
  "back/slope": {
    says: "the slope of {step} at {input} = {at} is not finite",
    help: [],
  },
  "back/overflow": {
    says: "what flows back through {step} grows beyond {dtype}",
    help: ["clip=1 in fit, or a smaller scale of the loss"],
  },
  "value/unknown": {
    says: "`{name}` holds {value} at {at}; the names that it was made from have changed since, so the step cannot be found",
    help: ["why EXPR follows an expression as it is now"],
  },
} as const satisfies Readonly<Record<string, Entry>>;

export type Cause = keyof typeof reasons;

type Names<T extends string> = T extends `${string}{${infer N}}${infer Rest}` ? N | Names<Rest> : never;
type Texts<C extends Cause> = (typeof reasons)[C]["says"] | (typeof reasons)[C]["help"][number];
/** The facts that the sentences of `C` have places for. */
export type ReasonFacts<C extends Cause> = { readonly [N in Names<Texts<C>>]: string | number };

/** One cause with its facts filled in. */
export interface Reason {
  readonly cause: Cause;
  readonly says: string;
  readonly help: readonly string[];
}

export const reason = <C extends Cause>(cause: C, facts: ReasonFacts<C>, more: readonly string[] = []): Reason => ({
  cause,
  says: fill(reasons[cause].says, facts as Readonly<Record<string, string | number>>),
  help: [...more, ...reasons[cause].help.map((h) => fill(h, facts as Readonly<Record<string, string | number>>))],
});
