/**
 * What a session does within a statement: each time a loop comes round, so that its graphs stay short however long it runs
 * and small steps are not remembered at all, and where a clock is read. Knows names and what they hold, nothing of the loop.
 */
import { sizeOf } from "../core/shape.ts";
import { computesAtOnce, type Node, nextId, topological } from "../graph/node.ts";
import { isWriting } from "../graph/withheld.ts";
import { hasValue } from "../graph/written.ts";
import type { Scope } from "../lang/env.ts";
import type { Value } from "../lang/value.ts";
import { computeSmallSteps, realize } from "../runtime/realize.ts";
import { changedIn, pendingIn, survey } from "./pending.ts";
import type { Session } from "./session.ts";

/** Steps that a loop may leave uncomputed. */
const longestChain = 128;
/** Values that names and their containers hold which are looked at that often; of more, all once in so many steps each. */
const mostLooked = 256;
const looksPerStep = 2;
const longestSurvey = 1 << 14;

/**
 * From now on the statement under way computes small steps as it makes them. What the names of a scope (and of those
 * around it) hold is computed once many others wait.
 */
export function comeRound(session: Session, scope: Scope): void {
  if (session.previewing || isWriting()) return;
  session.turning = scope;
  if (!computesAtOnce()) computeSmallSteps(true, pendingIn(underWay(session, scope)));
  if (nextId() - session.shortened < longestChain) return;
  session.shortened = nextId();
  const values = new Set<Value>();
  for (let s: Scope | null = scope; s; s = s.parent) for (const value of s.names.values()) values.add(value);
  const isDue = nextId() >= session.surveyed;
  const { nodes, looked } = survey(values, isDue ? undefined : mostLooked);
  if (isDue) session.surveyed = nextId() + Math.min(looked / looksPerStep, longestSurvey);
  if (nodes.length > 0) realize(nodes);
  // A graph with values of this moment in it does not stand for the next time.
  session.looked++;
}

/** Computes what the statement under way has made so far, as far as names hold it. */
export function catchUp(session: Session, scope: Scope): void {
  if (session.previewing || isWriting()) return;
  const nodes = pendingIn(underWay(session, scope));
  if (nodes.length > 0) realize(nodes);
}

/** Elements from which on a step takes longer than to find out whether a name holds it. */
const worthKeeping = 2048;
/**
 * What leads to these nodes and is held by names of the loop under way: it is computed with them once, where the next turn,
 * which asks for something that it leads to as well, would compute it again.
 */
export function heldOnTheWay(session: Session, nodes: readonly Node[]): Node[] {
  const scope = session.turning;
  if (scope === null || !leadsFromLarge(nodes)) return [];
  const large = topological(nodes, (n) => !hasValue(n)).filter((n) => isLargeStep(n) && !nodes.includes(n));
  const named = new Set(
    [...underWay(session, scope)].flatMap((value) => (value.kind === "tensor" ? [value.node] : [])),
  );
  return large.filter((n) => named.has(n));
}
const isLargeStep = (n: Node): boolean => !hasValue(n) && sizeOf(n.shape) >= worthKeeping;

/** Steps that are looked at one by one, which is asked in each turn: mostly few lead to what a turn asks for. */
const fewSteps = 64;
/** Whether something large may lead to these nodes that has not been computed. */
function leadsFromLarge(nodes: readonly Node[]): boolean {
  const stack = [...nodes];
  let looked = 0;
  for (let n = stack.pop(); n; n = stack.pop()) {
    if (hasValue(n)) continue;
    if (++looked > fewSteps || (isLargeStep(n) && !nodes.includes(n))) return true;
    for (const x of n.inputs) stack.push(x);
  }
  return false;
}

/** What the statement under way gave to names: those of functions, and those of the session that it changed. */
function underWay(session: Session, scope: Scope): Set<Value> {
  const values = changedIn(session.changed, session.scope);
  for (let s = scope; s.parent; s = s.parent) for (const value of s.names.values()) values.add(value);
  return values;
}
