/** The error of a run whose loss is not finite any more: at which epoch, why, and what to type instead. */
import type { Stored } from "../core/stored.ts";
import { holdValues } from "../graph/variable.ts";
import { failAt } from "../lang/fail.ts";
import { fit as train } from "../train/fit.ts";
import type { FitCall } from "./fit.ts";
import { isMethod, type SetUp } from "./fit-setup.ts";

export interface Divergence {
  readonly epoch: number;
  readonly loss: number;
  /** Its own loss was finite; the one after its update is not. */
  readonly after: boolean;
  /** Lengths of the gradients of the epochs before. */
  readonly lengths: readonly number[];
  /** The largest learning rate that is stable where the run began, where it is known. */
  readonly stable: number | null;
}

/** The Variables go back to what they were before the run; whoever catches the error has them so. */
export function diverged(set: SetUp, found: Divergence): Error {
  const { call } = set;
  const { epoch, loss, stable, after } = found;
  const word = Number.isNaN(loss) ? "NaN" : loss > 0 ? "infinite" : "-infinite";
  holdValues(set.problem.parameters, set.start);
  const smaller = (epoch === 1 && !after) || isMethod(call.options.opt) ? null : tamerRate(set, stable);
  const help = [...(smaller === null ? [] : [withRate(call, smaller)]), "the Variables are as they were before fit"];
  return failAt("fit/diverged", { loss: word, epoch }, call.args.loss.span, reasonOf(set, found), { help });
}

function reasonOf({ call }: SetUp, { epoch, lengths, stable, after }: Divergence): string {
  if (epoch === 1 && !after) return "it was so from the start: look for NaN in the data, or a log or division of 0";
  const { lr, opt } = call.options;
  if (opt === "sgd" && stable !== null && lr > stable)
    return `lr=${brief(lr)} is above ${brief(stable)}, the largest stable rate`;
  const grew = lengths.length > 1 && lengths.at(-1)! > lengths[0]! * 10;
  if (grew) return `the gradient grew from ${brief(lengths[0]!)} to ${brief(lengths.at(-1)!)}: each step went too far`;
  return after ? "its update was the last one, and left the loss's domain" : "the loss left its domain";
}

export const brief = (x: number): string => String(Number(x.toPrecision(3)));
/** Two digits, rounded down. */
export function roundedDown(x: number): number {
  const unit = 10 ** (Math.floor(Math.log10(x)) - 1);
  return Number((Math.floor(x / unit + 1e-9) * unit).toPrecision(2));
}

/** The same command with another learning rate. */
export function withRate({ span, env, places }: FitCall, rate: number): string {
  const { text } = env.source;
  const place = places.get("lr");
  if (!place) return `${text.slice(span.start, span.end)} lr=${rate}`;
  return `${text.slice(span.start, place.start)}lr=${rate}${text.slice(place.end, span.end)}`;
}

/** Milliseconds for trying learning rates. */
const patience = 500;

/** A rate with which the same run stays finite: half of the stable one, else a tenth, a hundredth …; each is tried. */
function tamerRate(set: SetUp, stable: number | null): number | null {
  const { problem, fit: given, start, call } = set;
  const deadline = call.session.outside.now() + patience;
  const half = stable !== null && stable / 2 < given.rate ? [roundedDown(stable / 2)] : [];
  const tenths = Array.from({ length: 6 }, (_, i) => Number((given.rate / 10 ** (i + 1)).toPrecision(3)));
  for (const rate of [...half, ...tenths]) {
    const outcome = attempt(
      { ...set, fit: { ...given, rate, validation: null } },
      () => call.session.outside.now() < deadline,
    );
    holdValues(problem.parameters, start);
    if (outcome === "late") return null;
    if (outcome === "finite") return rate;
  }
  return null;
}

function attempt({ problem, fit }: SetUp, goOn: () => boolean): "finite" | "diverged" | "late" {
  const run = train(problem, fit);
  let next = run.next();
  while (!next.done && goOn()) next = run.next();
  if (!next.done) return "late";
  return next.value.stopped !== "diverged" && problem.parameters.every((v) => allFinite(v.value))
    ? "finite"
    : "diverged";
}

export const allFinite = ({ data, layout }: Stored): boolean => {
  if (layout.shape.length === 0) return Number.isFinite(data[layout.offset]);
  return (data as Float64Array).every((x) => Number.isFinite(x));
};
