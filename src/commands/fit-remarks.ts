/** What a run tells about itself at its end: how certain its Variables are, how fast it was, what limited it. */
import type { FitAnswer, Json } from "../core/answer.ts";
import { showFloat } from "../core/digits.ts";
import { accountOf } from "../train/account.ts";
import { standardErrors } from "../train/deviations.ts";
import type { Ending } from "../train/fit.ts";
import { flatOf, leastSquares, valuesFrom } from "../train/flat.ts";
import { termsOf } from "../train/residuals.ts";
import type { SolveEnding } from "../train/solve.ts";
import { brief } from "./fit-diverged.ts";
import type { Prospect } from "./fit-run.ts";
import { isMethod, lossNow, type SetUp } from "./fit-setup.ts";

interface Run {
  readonly losses: readonly number[];
  readonly prospect: Prospect;
  readonly gradients: readonly (readonly [string, number])[];
  readonly r2: number | null;
  readonly ending: Ending | SolveEnding;
}
type Remarks = Pick<FitAnswer, "errors" | "remarks" | "data">;
/** A remark as a line and as numbers. */
interface Remark {
  readonly line: readonly [string, string] | null;
  readonly data: { readonly [key: string]: Json };
}

export function remarksOn(set: SetUp, run: Run): Remarks {
  const solved = isMethod(set.call.options.opt);
  const found = [qualityOf(run), solved ? null : speedOf(set, run), gradientsOf(run), curvatureOf(set, run)].filter(
    (r) => r !== null,
  );
  const certain = solved ? certaintyOf(set) : null;
  return {
    errors: certain?.errors ?? null,
    remarks: [...(certain?.line ? [certain.line] : []), ...found.flatMap((r) => (r.line ? [r.line] : []))],
    data: Object.assign({}, certain?.data, ...found.map((r) => r.data)),
  };
}

const digits = (x: number, count: number): string => showFloat(Number(x.toPrecision(count)), "float64");

/** R², where the loss compares with fixed values. */
function qualityOf({ r2 }: Run): Remark | null {
  return r2 === null ? null : { line: ["R²", digits(r2, 7)], data: { r2: Number(r2.toPrecision(12)) } };
}

/** Standard errors of the Variables and the spread of the residuals, of a sum of squares. */
function certaintyOf(set: SetUp): (Remark & Pick<Remarks, "errors">) | null {
  const { parameters } = set.problem;
  const loss = lossNow(set);
  const terms = termsOf(loss);
  if (!terms) return null;
  const system = leastSquares(terms, parameters);
  const x = flatOf(parameters.map((v) => v.value));
  const residuals = system.residuals(x);
  const errors = standardErrors(system.jacobian(x), residuals);
  if (!errors) return null;
  const free = residuals.length - x.length;
  const spread = Math.sqrt(residuals.reduce((a, r) => a + r * r, 0) / terms[0]!.scale / free);
  return {
    errors: valuesFrom(errors, parameters),
    line: [
      "residuals",
      `standard deviation ${digits(spread, 8)} with ${free} degree${free === 1 ? "" : "s"} of freedom`,
    ],
    data: { residual_std: spread, degrees_of_freedom: free },
  };
}

function speedOf({ call }: SetUp, { losses, ending }: Run): Remark | null {
  const account = accountOf(losses);
  if (!account) return null;
  const { state, recent, halving } = account;
  const percent = `${brief(Math.abs(recent) * 100)} %`;
  const more = ending.stopped === "epochs" ? `\nepochs=${2 * call.options.epochs} goes on` : "";
  const said = {
    settled: "the loss has settled",
    falling: `still falling, ${percent} in the last tenth`,
    rising: `the loss rises, ${percent} in the last tenth: a smaller lr helps`,
    unsteady: "the loss goes up and down: a smaller lr, or schedule=cosine, calms it",
  }[state];
  const paced = halving === null ? said : `${said}; it halved every ${brief(halving)} epochs`;
  return { line: ["speed", paced + (state === "falling" ? more : "")], data: { state, halving_epochs: halving } };
}

function gradientsOf({ gradients }: Run): Remark {
  const lengths = gradients.map(([, l]) => l);
  const [low, high] = [Math.min(...lengths), Math.max(...lengths)];
  const apart = lengths.length > 1 && low > 0 && high / low >= 10 ? `  (${brief(high / low)} × apart)` : "";
  const shown = gradients.slice(0, 4).map(([name, l]) => `${name} ${brief(l)}`);
  const rest = gradients.length > 4 ? ` … ${gradients.length - 4} more` : "";
  return {
    line: ["gradient", shown.join(" · ") + rest + apart],
    data: { gradients: Object.fromEntries(gradients.map(([name, l]) => [name, Number(l.toPrecision(7))])) },
  };
}

function curvatureOf({ fit }: SetUp, { prospect }: Run): Remark | null {
  const { curvature, stable } = prospect;
  if (!curvature || stable === null) return null;
  const { smallest, largest } = curvature;
  const data = { stable_lr: stable, curvature: smallest === null ? [largest] : [smallest, largest] };
  const part = brief((fit.rate / stable) * 100);
  return { line: ["lr", `${brief(fit.rate)}, ${part} % of the largest stable, ${brief(stable)}`], data };
}
