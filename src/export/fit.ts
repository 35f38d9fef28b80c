/**
 * `fit` as a loop over epochs and, where there are batches, over their steps. Knows what the options of a fit ask for; how a
 * loss is written, how a step is made, what a rate is and where rows come from say others.
 */
import { intervalAt, rowsInAStep, usualInterval } from "../core/intervals.ts";
import type { Context } from "./context.ts";
import { type Definitions, unfolded } from "./definitions.ts";
import { type ExprArg, list, nameIn, numbered, placesOf, prepared, type ReadCommand } from "./derived.ts";
import { indented, untranslatable } from "./framework.ts";
import { gradientLines } from "./graph.ts";
import { lossCall, lossFunction } from "./losses.ts";
import { measureCode } from "./measures.ts";
import { ownName, pythonName } from "./names.ts";
import { cuttingOf, overRows, type Rows, rowsOf, shuffledLines } from "./rows.ts";
import { solvingLines } from "./solving.ts";
import { counts, groupLines, kerasOptimizer, type Method, methodOf, torchOptimizer, updates } from "./steps.ts";

/** How far apart the rows of a log are, as an expression of `epoch`, for a run of so many. */
function intervalCode(epochs: number, epoch: string): string {
  const last = intervalAt(epochs);
  let code = "";
  for (let interval = usualInterval; interval < last; interval *= 10)
    code += `${interval} if ${epoch} <= ${rowsInAStep * interval} else `;
  return code === "" ? String(last) : `(${code}${last})`;
}

/** A run, as far as every framework writes it alike. */
interface Run {
  readonly of: ExprArg;
  readonly rows: Rows;
  readonly method: Method;
  readonly wrt: ReturnType<typeof prepared>["wrt"];
  /** What is trained, and the data that a step reads. */
  readonly names: readonly string[];
  readonly data: readonly string[];
  /** The name of a step's loss. */
  readonly its: string;
  readonly definitions: Definitions;
}

/** Lines before the loop, and those of one step, which leave the loss under its name. */
interface Steps {
  readonly before: readonly string[];
  readonly steps: readonly string[];
}

export function fitLines(command: ReadCommand, c: Context, definitions: Definitions): string[] {
  const { args, options } = command;
  if (args["sweep"]) throw untranslatable("sweep, which compares runs and leaves the Variables as they are");
  if (["lm", "lbfgs"].includes(String(options["opt"]))) return solvingLines(command, c, definitions);
  const { epochs, lr } = options as { epochs: number; lr: number };
  if (![epochs, lr].every((n) => typeof n === "number")) throw untranslatable("fit with these options");
  const of = args["loss"] as ExprArg;
  const rows = rowsOf(of, options, c);
  const planned = Number(options["planned"] ?? epochs);
  const name = ownName(rows.batch === null ? "epoch" : "step", c);
  const count = { name, steps: planned * Math.ceil(rows.batch === null ? 1 : rows.count / rows.batch) };
  const method = methodOf(options, count, c);
  const { wrt, names } = prepared(of, args["wrt"] as readonly ExprArg[] | null, c);
  const its = ownName("loss", c);
  const run: Run = { of, rows, method, wrt, names, data: rows.names, its, definitions };
  const { before, steps } = stepsOf(run, c);
  // The seed of an order is one of those that operations take one after another.
  const spent =
    options["shuffle"] === true && (options["seed"] ?? null) === null && c.framework.target === "tensorflow";
  return [
    ...(spent ? ["tf.random.uniform([])"] : []),
    ...shuffledLines(rows, c),
    ...loopLines(command, run, before, steps, c),
  ];
}

const numberCode = (code: string, c: Context): string =>
  c.framework.target === "torch" ? `${code}.item()` : `float(${code})`;

function loopLines(
  { args, options, into }: ReadCommand,
  run: Run,
  before: readonly string[],
  steps: readonly string[],
  c: Context,
): string[] {
  const { rows, method, its, names, wrt } = run;
  const epochs = Number(options["epochs"]);
  const [epoch, losses, best, least, val] = ["epoch", "losses", "best", "least", "val"].map((n) => ownName(n, c));
  const cutting = cuttingOf(rows, c);
  const given = options["log"] as string | { readonly text: string } | null;
  const how = typeof given === "string" ? given : (given?.text ?? "");
  const every = options["every"] ?? /\d+/.exec(how)?.[0] ?? intervalCode(epochs, epoch!);
  const scalars = names.filter((_, i) => wrt[i]!.shape.length === 0).map((n) => numberCode(n, c));
  const isMean = rows.batch !== null;
  const loss = isMean ? its : numberCode(its, c);
  const heldOut = heldLines(run, val!, cutting.held, c);
  const restored = cutting.held.length > 0 && rows.batch === null ? cutting.whole : [];
  const measured = ((options["metrics"] ?? []) as readonly ExprArg[]).map((m) =>
    measureCode(m, args["loss"] as ExprArg, c),
  );
  const row = `print(${[epoch, loss, ...scalars, ...(rows.held ? [val!] : []), ...measured].join(", ")})`;
  const shown = [...(measured.length > 0 && isMean ? cutting.whole : []), row];
  const log = how === "none" ? [] : [`if ${epoch} % ${every} == 0:`, ...indented(shown)];
  const patience = (options["patience"] ?? null) as number | null;
  const until = (options["until"] ?? null) as number | null;
  const watched = rows.held ? val! : loss;
  const counting = isMean && counts(method);
  return [
    ...cutting.before,
    ...before,
    ...(into ? [`${losses} = []`] : []),
    ...(patience === null ? [] : [`${best}, ${least} = 0, float("inf")`]),
    ...(counting ? [`${method.count} = 0`] : []),
    `for ${epoch} in range(1, ${epochs + 1}):`,
    ...indented([
      ...(isMean
        ? batchLines(run, cutting, [...(counting ? [`${method.count} += 1`] : []), ...rateLine(method, c), ...steps], c)
        : [...rateLine(method, c), ...steps]),
      ...heldOut,
      ...(heldOut.length > 0 ? restored : []),
      ...log,
      ...(into ? [`${losses}.append(${loss})`] : []),
      ...(patience === null ? [] : [`if ${watched} < ${least}:`, `    ${best}, ${least} = ${epoch}, ${watched}`]),
      ...(until === null ? [] : [`if ${watched} < ${until}:`, "    break"]),
      ...(patience === null ? [] : [`if ${epoch} - ${best} >= ${patience}:`, "    break"]),
    ]),
    ...cutting.after,
    ...(into ? [`${pythonName(into.text)} = ${c.framework.tensor(losses!, "float64")}`] : []),
  ];
}

const rateLine = ({ rate }: Method, c: Context): string[] => (rate === null ? [] : [`${ownName("rate", c)} = ${rate}`]);

/** The steps of an epoch, whose loss is the mean over the rows. */
function batchLines(
  { rows, its, data }: Run,
  cutting: ReturnType<typeof cuttingOf>,
  steps: readonly string[],
  c: Context,
): string[] {
  const [total, start] = [ownName("total", c), ownName("start", c)];
  return [
    ...cutting.order,
    `${total} = 0.0`,
    `for ${start} in range(0, ${rows.count}, ${rows.batch}):`,
    ...indented([...cutting.batch, ...steps, `${total} += ${numberCode(its, c)} * len(${data[0]})`]),
    `${its} = ${total} / ${rows.count}`,
  ];
}

/** Lines for the loss over other data. */
function heldLines({ rows, of, wrt, definitions }: Run, val: string, held: readonly string[], c: Context): string[] {
  if (!rows.held) return [];
  const expr = "expr" in rows.held ? rows.held.expr.expr : of.expr;
  const code = overRows(rows, null, c, () => c.write(unfolded(expr, wrt, c, definitions), c));
  return [...held, `${val} = ${numberCode(closedCode(code), c)}`];
}
const closedCode = (code: string): string => (/^[\w.]+\(.*\)$/s.test(code) ? code : `(${code})`);

/** @throws Untranslatable */
function stepsOf(run: Run, c: Context): Steps {
  const { names, method, its, of, wrt, definitions, rows } = run;
  const [optimizer, gradients, tape] = ["optimizer", "gradients", "tape"].map((n) => ownName(n, c));
  if (c.framework.target === "numpy") return numpySteps(run, c);
  return overRows(rows, null, c, (): Steps => {
    const trained = unfolded(of.expr, wrt, c, definitions);
    if (c.framework.target === "jax") return jaxSteps(run, trained, c);
    const traced = lossCall(trained, wrt, c, definitions);
    if (c.framework.target === "tensorflow") {
      const clipped = `${gradients}, _ = tf.clip_by_global_norm(${gradients}, ${method.clip})`;
      return {
        before: [...traced.lines, `${optimizer} = tf.keras.optimizers.${kerasOptimizer(method)}`],
        steps: [
          ...(method.rate === null ? [] : [`${optimizer}.learning_rate = ${ownName("rate", c)}`]),
          `with tf.GradientTape() as ${tape}:`,
          `    ${its} = ${traced.code}`,
          `${gradients} = ${tape}.gradient(${its}, ${list(names)})`,
          ...(method.clip === null ? [] : [clipped]),
          `${optimizer}.apply_gradients(zip(${gradients}, ${list(names)}))`,
        ],
      };
    }
    const made = torchOptimizer(names, method);
    if (made === null) {
      const step = [`${its} = ${traced.code}`, `${gradients} = torch.autograd.grad(${its}, ${list(names)})`];
      const { before, steps } = updates(names, method, c);
      return { before: [...traced.lines, ...before], steps: [...step, ...steps] };
    }
    return {
      before: [...traced.lines, `${optimizer} = torch.optim.${made}`],
      steps: [
        ...groupLines(method, c),
        `${optimizer}.zero_grad()`,
        `${its} = ${traced.code}`,
        `${its}.backward()`,
        ...(method.clip === null ? [] : [`torch.nn.utils.clip_grad_norm_(${list(names)}, ${method.clip})`]),
        `${optimizer}.step()`,
      ],
    };
  });
}

function jaxSteps({ names, data, method, its, wrt, definitions }: Run, trained: ExprArg["expr"], c: Context): Steps {
  const [gradients, found] = [ownName("gradients", c), ownName("loss_and_gradients", c)];
  const all = [...names, ...data];
  const traced = lossFunction(all, (code) => code, trained, wrt, c, definitions);
  const made = `${found} = jax.jit(jax.value_and_grad(${traced.code}, argnums=${placesOf(names)}))`;
  const { before, steps } = updates(names, method, c);
  return {
    before: [...traced.lines, made, ...before],
    steps: [`${its}, ${gradients} = ${found}(${all.join(", ")})`, ...steps],
  };
}

/** Steps are written out for a number of rows; the last batch of an epoch may have fewer. */
function numpySteps({ of, rows, wrt: by, names, method, its, data }: Run, c: Context): Steps {
  const gradients = ownName("gradients", c);
  const wrtOf = by.map((v, i) => ({ v, text: names[i]! }));
  const lines = (count: number | null): string[] =>
    overRows(rows, count, c, (nameOf) => {
      const { loss } = prepared(of, null, c);
      const inScope = nameIn(c);
      const found = gradientLines(
        loss,
        wrtOf.map((w) => w.v),
        (leaf) => nameOf(leaf) ?? inScope(leaf),
        numbered(c),
      );
      return [...found.lines, `${its} = ${found.loss}`, `${gradients} = ${list(found.gradients)}`];
    });
  const { before, steps } = updates(names, method, c);
  const { batch, count } = rows;
  if (batch === null) return { before, steps: [...lines(rows.named.length > 0 ? count : null), ...steps] };
  const rest = count % batch;
  if (count < batch || rest === 0) return { before, steps: [...lines(Math.min(batch, count)), ...steps] };
  const both = [`if len(${data[0]}) == ${batch}:`, ...indented(lines(batch)), "else:", ...indented(lines(rest))];
  return { before, steps: [...both, ...steps] };
}
