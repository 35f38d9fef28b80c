/** A run of fit: what is said before it, a row for every so many epochs, and the account at its end. */
import type { Answer, FitAnswer } from "../core/answer.ts";
import type { FloatDType } from "../core/digits.ts";
import { intervalAt } from "../core/intervals.ts";
import { onlyElement, type Stored } from "../core/stored.ts";
import { sourceOf } from "../graph/node.ts";
import { heldNow, holdValues, type Variable, writeVariable } from "../graph/variable.ts";
import { bindName, NotKnownYet, partUndo } from "../lang/env.ts";
import { failAt, warningAt } from "../lang/fail.ts";
import { addStored } from "../lang/held.ts";
import { tensorOf } from "../lang/value.ts";
import { square } from "../ops/arithmetic.ts";
import { sum } from "../ops/reduction.ts";
import { sqrt } from "../ops/transcendental.ts";
import { realize, realizeWith } from "../runtime/realize.ts";
import { BrokenOff } from "../session/broken-off.ts";
import { type Curvature, curvatureOf, stableRate } from "../train/curvature.ts";
import { type Ending, type Measured, type Stretch, fit as train } from "../train/fit.ts";
import { filledIn, gradientsOf } from "../train/flat.ts";
import { termsOf } from "../train/residuals.ts";
import { type SolveEnding, solveLoss, solveSquares } from "../train/solve.ts";
import type { FitCall } from "./fit.ts";
import { allFinite, brief, type Divergence, diverged, roundedDown } from "./fit-diverged.ts";
import { determination, type Measure, measure } from "./fit-measures.ts";
import { remarksOn } from "./fit-remarks.ts";
import { isMethod, lossesAs, lossNow, type SetUp, setUp } from "./fit-setup.ts";
import { suspicions } from "./fit-warnings.ts";
import { variablesNamed } from "./loss.ts";
import { type NamedTarget, namesOfVariables, ofVariable, tellOf } from "./targets.ts";

/** What is known of a run before it begins. */
export interface Prospect {
  readonly curvature: Curvature | null;
  /** The largest stable learning rate of plain gradient descent. */
  readonly stable: number | null;
}

/** What a run that was broken off does not find out about itself. */
const nothingMore = { errors: null, remarks: [], data: {} };

export function* training(call: FitCall): Generator<Answer> {
  const { session, env, options } = call;
  const brokenAt = session.beginFit();
  const set = endingAt(brokenAt, setUp(call));
  const { problem, log, every } = set;
  if (session.previewing) throw new NotKnownYet();
  const nameOf = namesOfVariables(session);
  tellOf(session, { of: set.loss, targets: targetsOf(set, nameOf) }, call.args.loss.text);
  for (const warning of suspicions(call, set.loss, problem.parameters)) env.host.warn(warning);
  const prospect = prospectOf(set);
  warnOfRate(set, prospect);
  for (const v of problem.parameters) keepForUndo(call, v);
  const names = problem.parameters.map(nameOf);
  const variables = (): (readonly [string, Stored])[] => problem.parameters.map((v, i) => [names[i]!, v.value]);
  const dtype = set.loss.dtype as FloatDType;
  const [started, losses, lengths]: [number, number[], number[]] = [session.outside.now(), [], []];
  const drawn = { text: call.args.loss.text, losses };
  const failed = (found: Divergence): Error => {
    if (losses.length > 0) session.fitted = { ...drawn, loss: null };
    return diverged(set, found);
  };
  const epochs = runOf(set);
  const keepEpochs = session.recordEpochs(problem.parameters);
  let reached = { values: (): readonly Stored[] => set.start, random: session.random };
  // Ctrl-C may come anywhere in an epoch; the Variables then are as the last whole one left them.
  session.salvage = () => {
    holdValues(problem.parameters, reached.values());
    if (session.random !== reached.random) session.changeRandom(reached.random);
    const reason = "Ctrl-C; the Variables keep what they learned";
    const [loss, ms] = [losses.at(-1) ?? Number.NaN, session.outside.now() - started];
    const found = { loss, dtype, variables: variables(), losses: [...losses], measures: [] };
    if (losses.length > 0) session.fitted = { ...drawn, loss: () => lossNow(set) };
    return { kind: "fit", epochs: losses.length, stopped: "interrupted", reason, ...found, ...nothingMore, log, ms };
  };
  let [first, wide] = [true, every];
  let next: IteratorResult<Stretch, Ending | SolveEnding>;
  for (next = epochs.next(); !next.done; next = epochs.next()) {
    const { first: from, losses: some, gradients, validation, values } = next.value;
    reached = { values: heldNow(problem.parameters), random: session.random };
    keepEpochs({ first: from, count: some.length, values });
    losses.push(...some);
    lengths.push(...gradients);
    const [epoch, loss, gradient] = [losses.length, losses.at(-1)!, lengths.at(-1)!];
    session.showProgress({ what: "fit", done: epoch, total: set.fit.epochs, trend: losses });
    const apart = set.widening ? intervalAt(epoch) : every;
    if (epoch % apart !== 0 || log === "none") continue;
    const measures = [
      ...(validation === undefined ? [] : [["val", validation] as const]),
      ...measure(set, () => lossNow(set)),
    ];
    const of = set.fit.epochs;
    const before = first ? showProspect(prospect) : apart > wide ? [`a row every ${apart} epochs from here on`] : [];
    yield { kind: "epoch", epoch, of, loss, gradient, dtype, measures, variables: variables(), log, first, before };
    [first, wide] = [false, apart];
  }
  session.salvage = null;
  if (brokenAt !== null) throw new BrokenOff();
  const ending = next.value;
  if (ending.stopped === "diverged") throw failed({ ...ending, after: false, lengths, stable: prospect.stable });
  if (ending.stopped === "not finite")
    throw failed({ epoch: losses.length + 1, loss: Number.NaN, after: false, lengths, stable: null });
  const last = endOf(set, names, ending);
  if (!Number.isFinite(last.loss) || problem.parameters.some((v) => !allFinite(v.value)))
    throw failed({ epoch: losses.length, loss: last.loss, after: true, lengths, stable: prospect.stable });
  if (call.into) bindName(env, call.into.text, tensorOf(sourceOf(lossesAs(losses))));
  const validation = set.fit.validation ? [["val", set.fit.validation()] as const] : [];
  session.fitted = { ...drawn, loss: () => lossNow(set) };
  const account = remarksOn(set, { ...last, losses, prospect, ending });
  const ms = session.outside.now() - started;
  yield {
    kind: "fit",
    epochs: losses.length,
    stopped: ending.stopped === "unfinished" ? "epochs" : ending.stopped,
    reason: reasonOf(ending, options),
    loss: last.loss,
    dtype,
    variables: variables(),
    losses,
    measures: [...validation, ...measure(set, () => lossNow(set))],
    ...account,
    log,
    ms,
  };
}

/** A run that is made again, and was broken off after so many epochs; what goes by all of its epochs stays as it was. */
const endingAt = (epochs: number | null, set: SetUp): SetUp =>
  epochs === null ? set : { ...set, fit: { ...set.fit, epochs } };

/** The Variables that it changes, and those that the loss names beside them. */
function targetsOf({ call, problem }: SetUp, nameOf: (v: Variable) => string): readonly NamedTarget[] {
  const named = variablesNamed(call.args.loss, call).map(([, v]) => v);
  const all = [...new Set([...problem.parameters, ...named])];
  return all.map((v) => ofVariable(nameOf(v), v));
}

function keepForUndo({ env }: FitCall, v: SetUp["problem"]["parameters"][number]): void {
  env.host.touch(v, () =>
    partUndo(
      () => v.value,
      (old) => writeVariable(v, old),
      v.value,
      addStored,
    ),
  );
}

/** The epochs, by the method that `opt` names. @throws fit/method, before the first one */
export function runOf(set: SetUp): Generator<Stretch, Ending | SolveEnding> {
  const { problem, fit, loss, call } = set;
  const { opt } = call.options;
  if (!isMethod(opt)) return train(problem, fit);
  const refused = ["batch", "lr", "schedule", "warmup", "clip", "patience", "shuffle"].find((o) => call.places.has(o));
  if (refused)
    throw failAt("fit/method", { method: opt, detail: `it has no use for ${refused}` }, call.places.get(refused)!);
  if (opt === "lbfgs") return solveLoss(loss, problem.parameters, fit);
  const terms = termsOf(loss);
  if (!terms) {
    const detail = "the loss is no sum of squares";
    throw failAt("fit/method", { method: opt, detail }, call.args.loss.span, "", {
      help: ["mean((y - f)**2), mse(y, f), or the residuals themselves: fit y - f opt=lm", "opt=lbfgs takes any loss"],
    });
  }
  return solveSquares(terms, problem.parameters, fit);
}

/** The loss at the end, the length of each Variable's gradient, and R². */
function endOf(set: SetUp, names: readonly string[], ending: Ending | SolveEnding) {
  const last = "last" in ending ? ending.last : null;
  const { loss, lengths, beside, quality } = last ? { ...last, quality: set.quality } : measuredAnew(set);
  return {
    loss,
    gradients: names.map((name, i) => [name, lengths[i]!] as const),
    r2: quality ? quality.value(...beside) : null,
  };
}

/** One run of one graph. */
function measuredAnew(set: SetUp): Measured & { readonly quality: Measure | null } {
  const { parameters, replayable, built } = set.problem;
  const loss = replayable ? set.loss : lossNow(set);
  const gradients = built?.loss === loss ? filledIn(built.gradients, parameters) : gradientsOf(loss, parameters);
  const quality = determination(loss);
  const nodes = [loss, ...gradients.map((g) => sqrt(sum({ x: square(g) }))), ...(quality?.nodes ?? [])];
  const now = parameters.map((v) => v.value);
  const found = replayable ? realizeWith(nodes, set.readings, now) : realize(nodes);
  const [value, ...numbers] = found.map((s) => Number(onlyElement(s)));
  const [lengths, beside] = [numbers.slice(0, gradients.length), numbers.slice(gradients.length)];
  return { loss: value!, lengths, beside, quality };
}

/** Milliseconds for finding the largest curvature of many parameters. */
const patience = 100;

function prospectOf({ loss, problem, fit, call, log }: SetUp): Prospect {
  const nothing = { curvature: null, stable: null };
  if (call.options.opt !== "sgd" || log === "book" || log === "csv" || log === "none") return nothing;
  const deadline = call.session.outside.now() + patience;
  const curvature = curvatureOf(loss, problem.parameters, () => call.session.outside.now() < deadline);
  if (!curvature) return nothing;
  const { momentum, nesterov } = fit.tuning;
  return { curvature, stable: stableRate(curvature.largest, momentum ?? 0, Boolean(nesterov)) };
}

function warnOfRate({ call, fit }: SetUp, { stable }: Prospect): void {
  if (stable === null || fit.rate <= stable || fit.clip !== null || fit.plan !== null) return;
  const span = call.places.get("lr") ?? call.args.loss.span;
  const facts = { rate: brief(fit.rate), limit: brief(stable) };
  call.env.host.warn(warningAt("fit/rate", facts, span, [`lr=${roundedDown(stable / 2)}`]));
}

/** `largest stable lr 0.72 (curvature 0.49 to 2.78)`. */
function showProspect({ curvature, stable }: Prospect): readonly string[] {
  if (!curvature) return [];
  const { smallest, largest } = curvature;
  const range = smallest === null || smallest === largest ? brief(largest) : `${brief(smallest)} to ${brief(largest)}`;
  if (stable === null) return [`the loss curves downward here (curvature ${range}): no lr is stable by itself`];
  return [`largest stable lr ${brief(stable)} (curvature ${range})`];
}

function reasonOf(ending: Ending | SolveEnding, options: FitCall["options"]): FitAnswer["reason"] {
  switch (ending.stopped) {
    case "until":
      return `the loss went below ${options.until}`;
    case "patience":
      return `no smaller loss for ${options.patience} epochs; goto epoch ${ending.best} brings back the best, ${brief(ending.least)}`;
    case "converged":
      return "converged, no step makes the loss smaller";
    case "stuck":
      return "no step could be found that makes the loss smaller";
    case "unfinished":
      return `all ${options.epochs} iterations were made, it has not converged`;
    default:
      return `all ${options.epochs} epochs were run`;
  }
}
