/** Why a gradient is None: what the way back from the result meets, said of the names that were used. */

import { variablesOf } from "../autodiff/gradient.ts";
import { type Barrier, barriers } from "../autodiff/reach.ts";
import { isInexact } from "../core/dtype.ts";
import { type Reason, reason } from "../core/reasons.ts";
import type { Cut } from "../graph/node.ts";
import { stepName } from "../graph/structure.ts";
import type { DifferentiatedBy } from "../lang/env.ts";
import { takesParts, updatesFor } from "../session/replaced.ts";
import type { Session } from "../session/session.ts";
import { stepText } from "./step-text.ts";
import { type Inquiry, stepCalled, targetIn } from "./why-inquiry.ts";

/** Reasons, the most likely first. */
export function reasonsOfNone(asked: Inquiry, by: DifferentiatedBy): readonly Reason[] {
  const dtype = by.by.dtype;
  const { name } = by;
  if (!isInexact(dtype)) return [reason("none/integer", { name, dtype })];
  const fixed = "trainable" in by.by && !by.by.trainable && !by.by.watched;
  if (by.unwatched && !fixed) return [unwatched(asked, by)];
  const { of } = asked;
  const found = barriers(of, targetIn(by), asked.within);
  if (found.length > 0) return unique(found.map((b) => reasonOf(b, asked, name)));
  if (fixed) return [reason("none/fixed", { name, tape: asked.tape ?? "tape" }, asked.tape ? [] : [])];
  if (!of.recorded && of.cuts.length === 0) return [reason("none/recorded", { of: asked.called })];
  const read = variablesOf(of).map(asked.nameOfVariable);
  return [reason("none/unused", { of: asked.called, name, read: read.length > 0 ? read.join(", ") : "no Variable" })];
}

const mostReasons = 3;
const unique = (all: readonly Reason[]): readonly Reason[] =>
  all.filter((r, i) => all.findIndex((o) => o.says === r.says) === i).slice(0, mostReasons);

/** A tensor that no tape watches: perhaps it has the name of a Variable that it took the place of. */
function unwatched({ session, tape }: Inquiry, { name, by }: DifferentiatedBy): Reason {
  const made = madeBy(session, name);
  const took = made && !("trainable" in by) && by.recorded && (by.inputs.length > 0 || by.cuts.length > 0);
  if (!took) return reason("none/unwatched", { name, tape: tape ?? "tape" });
  return reason(
    "none/replaced",
    { name, line: made.line, text: made.text },
    updatesFor(name, made.text, takesParts(by)),
  );
}

/** The statement that gave a name its value. */
export function madeBy(session: Session, name: string): { readonly line: number; readonly text: string } | null {
  const line = session.madeAt.get(name);
  if (line === undefined) return null;
  const own = session.history.filter((h) => h.line === line && !h.failed);
  const entry = own.findLast((h) => h.text.includes(name)) ?? own.at(-1);
  return entry ? { line, text: entry.text.split("\n")[0]! } : null;
}

function reasonOf(barrier: Barrier, asked: Inquiry, name: string): Reason {
  switch (barrier.kind) {
    case "cut":
      return cutReason(barrier.cut, name);
    case "outside":
      return reason("none/off", { step: stepCalled(barrier.node, asked) });
    case "step":
      return stepReason(barrier, asked, name);
  }
}

const comparisons = ["greater", "greater_equal", "less", "less_equal", "equal", "not_equal"];
const places: Readonly<Record<string, string>> = { argmax: "max(z)", argmin: "min(z)", argsort: "sort(z)" };

function cutReason({ by, dtype }: Cut, name: string): Reason {
  if (by === "cast") return reason("none/cast", { dtype, name });
  if (comparisons.includes(by) || dtype === "bool") return reason("none/compared", { by, name });
  if (Object.hasOwn(places, by)) return reason("none/places", { by, name, values: places[by]! });
  if (by.endsWith("()") || by === "convert") return reason("none/copied", { by, name });
  return reason("none/cut", { by, dtype, name });
}

const stairs = ["floor", "ceil", "round", "sign", "trunc", "rint", "floor_divide"];

function stepReason({ node, place }: Barrier & { kind: "step" }, asked: Inquiry, name: string): Reason {
  const called = stepName(node.step);
  const step = stepText(node, asked.nameOf);
  const from = node.inputs[place];
  const input = from ? stepText(from, asked.nameOf) : name;
  const said = from && asked.nameOf(from) !== undefined ? asked.nameOf(from)! : input;
  if (called === "stop_gradient") return reason("none/stopped", { step, input: said, name });
  if (stairs.includes(called)) return reason("none/steps", { step, input: said });
  if ((called === "where" || node.step.kind === "gather") && place !== undefined)
    return reason("none/selects", { step, input: said });
  return reason("none/passes", { step, input: said });
}
