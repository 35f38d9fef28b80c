/** `explain EXPR`: how it comes about, step by step, what it costs, and which kernels run. Computes nothing. */
import { scalarText } from "../core/element-text.ts";
import type { ExplainedWork, Explanation } from "../core/explanation.ts";
import { grouped } from "../core/quantities.ts";
import { sizeOf } from "../core/shape.ts";
import { onlyElement } from "../core/stored.ts";
import type { Node } from "../graph/node.ts";
import { stepName } from "../graph/structure.ts";
import type { Value } from "../lang/value.ts";
import { loopsFrom, workFor } from "../runtime/realize.ts";
import { pendingIn } from "../session/pending.ts";
import type { Session } from "../session/session.ts";
import { command, type ExprArg } from "./command.ts";
import { StepWatcher } from "./explain-steps.ts";
import { nameOfVariable } from "./targets.ts";
import { evaluated } from "./values.ts";

/** Kernels and steps of work that are listed. */
const mostWork = 12;

export const explain = command({
  name: "explain",
  summary:
    "Tell how an expression comes about: shapes, axes, dtypes and memory, step by step, its cost and its kernels.",
  about:
    "Nothing is computed, except where a shape depends on values, as with x[x > 0]. `kernels` shows the loops that run as text.",
  params: { of: { kind: "expr", doc: "any expression", shown: "EXPR" } },
  options: { kernels: { kind: "bool", doc: "show the bodies of the loops", default: false } },
  arrow: false,
  examples: [
    { code: "explain ones([3, 1]) + ones([4])", shows: "" },
    { code: "explain mean(ones([2, 3, 4]), axis=1)", shows: "" },
    { code: "explain reshape(range(24), -1, 3, 4)", shows: "" },
    { code: "explain ones([10, 3]) @ ones([3, 2]) kernels", shows: "" },
  ],
  *run({ args, options, session, env }) {
    const watcher = new StepWatcher();
    yield session.apart((host): Explanation => {
      const value = evaluated(args.of, { ...env, host, observe: watcher.observe });
      const roots = pendingIn([value]);
      const nameOf = (n: Node): string => {
        if (roots.includes(n)) return roots.length === 1 ? "out" : `out${roots.indexOf(n)}`;
        return watcher.names.text(n) ? watcher.names.inner(n) : labelOf(n, session);
      };
      const { work, hidden, note } = workOf(roots, options.kernels, nameOf);
      const sum = (count: (w: ExplainedWork) => number): number => work.reduce((n, w) => n + count(w), 0);
      return {
        kind: "explanation",
        of: args.of.text,
        steps: watcher.steps,
        hidden: watcher.hidden,
        operations: sum((w) => w.operations),
        bytesRead: sum((w) => w.bytesRead),
        bytesWritten: sum((w) => w.bytesWritten),
        work: work.slice(0, mostWork),
        hiddenWork: hidden,
        notes: [...(watcher.steps.length === 0 ? [originOf(args.of, value, session)] : []), ...note],
      };
    });
  },
});

function labelOf(n: Node, session: Session): string {
  if (n.step.kind === "variable") return nameOfVariable(session, n.step.variable);
  return n.value && sizeOf(n.shape) === 1 ? scalarText(n.dtype, onlyElement(n.value)) : stepName(n.step);
}

/** The work that is left to do. Of small tensors no loops are compiled; asked for, those of larger ones are shown. */
function workOf(
  roots: readonly Node[],
  bodies: boolean,
  nameOf: (n: Node) => string,
): { work: ExplainedWork[]; hidden: number; note: string[] } {
  const isWork = (w: { by: string }): boolean => w.by !== "view";
  const real = workFor(roots).filter(isWork);
  const larger = bodies && !real.some((w) => w.by === "loop");
  const shown = larger ? workFor(roots, 0).filter(isWork) : real;
  const work = shown.map(
    (w): ExplainedWork => ({
      by: w.by as ExplainedWork["by"],
      name: w.name,
      elements: w.elements,
      operations: w.operations,
      bytesRead: w.bytesRead,
      bytesWritten: w.bytesWritten,
      body: bodies ? (w.body?.(nameOf) ?? null) : null,
    }),
  );
  const from = loopsFrom(roots);
  const small = `smaller than ${from} elements, this runs step by step without loops; larger tensors get these`;
  const note = larger && work.some((w) => w.by === "loop") && Number.isFinite(from) ? [small] : [];
  const bands = shown.slice(0, mostWork).flatMap(({ band }): string[] => {
    if (!band) return [];
    return [`${band.loops} of these loops go through the ${grouped(band.rows)} rows together, a few at a time`];
  });
  return { work, hidden: Math.max(0, work.length - mostWork), note: [...note, ...new Set(bands)] };
}

/** Where a value comes from that no step made. */
function originOf({ expr, text }: ExprArg, value: Value, session: Session): string {
  const line = expr.kind === "name" ? session.madeAt.get(expr.name) : undefined;
  const made = line === undefined ? undefined : session.history.findLast((h) => h.line === line && !h.failed);
  if (made) return `${text} has its value already, from line ${made.line}: ${made.text.split("\n")[0]}`;
  const isTensor = value.kind === "tensor" || value.kind === "variable";
  return isTensor ? `${text} has its value already` : `no tensor is made here: ${text} is worked out as in Python`;
}
