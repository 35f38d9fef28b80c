/** Statements: what they do to names, Variables and the flow. Expressions are evaluated in `evaluate.ts`. */

import { type Span, UserError } from "../core/errors.ts";
import type { Variable } from "../graph/variable.ts";
import { refuseOther, ufuncOf } from "./array-operands.ts";
import { writeResult } from "./arrays.ts";
import {
  assignAt,
  assignTarget,
  assignVariable,
  dropMember,
  putMember,
  setElement,
  setKey,
  touchDict,
  touchList,
  touchSet,
} from "./assign.ts";
import { attributeNames, attributeOf } from "./attribute.ts";
import { frameworkBuiltins } from "./builtins.ts";
import { callValue } from "./call.ts";
import { enterContext } from "./contexts.ts";
import { classOf, decorated, functionOf, newClass } from "./definitions.ts";
import { pairsOf } from "./dicts.ts";
import { bindName, type Env, type Flow, type Interpreter, inProgram } from "./env.ts";
import { evaluate, isTrueAt } from "./evaluate.ts";
import { raisedAs } from "./exceptions.ts";
import { membersOf } from "./facade.ts";
import { failAt, located, warningAt } from "./fail.ts";
import { generatorOver } from "./generator-functions.ts";
import { importName } from "./imports.ts";
import { inheritable } from "./inherited-types.ts";
import { indexItems } from "./items.ts";
import { keyOf } from "./keys.ts";
import { runFor, runWhile, throughAtOnce } from "./loops.ts";
import { runMatch } from "./match.ts";
import { callSpecial } from "./members.ts";
import { changedByObject } from "./operator-methods.ts";
import { applyBinary, type OperandSpans } from "./operators.ts";
import { noItems, notChangedInPlace } from "./python-says.ts";
import { itemsOf, repeatItems } from "./sequences.ts";
import { type ItemSet, intersection } from "./sets.ts";
import { placeIn, placesIn, readKey, sliceIn, subscript } from "./subscript.ts";
import { didYouMean } from "./suggest.ts";
import type { BinaryOperator, Block, ExprOf, Statement, StatementOf, Target } from "./syntax.ts";
import { strOf } from "./text.ts";
import { inBranch } from "./tracing.ts";
import { computeNow, exceptionRaised, runTry } from "./trials.ts";
import { isTrueOf } from "./truth.ts";
import { describe, none, tupleOf, type Value } from "./value.ts";

export const interpreter: Interpreter = {
  evaluate,
  call: callValue,
  runBody: (f, env) => {
    if (f.yields) return generatorOver(f, env);
    const flow = runBlock(f.body, env);
    return typeof flow === "object" ? flow.returned : none;
  },
  runBlock,
  throughAtOnce,
  // Called by their names, so that what they are is loaded when they are first needed.
  newClass: (args, env, span, meta) => newClass(args, env, span, meta),
  inheritable: (value) => inheritable(value),
  namesOf: (of) => (of.kind === "module" ? membersOf(of.path, frameworkBuiltins) : attributeNames(of)),
};

export function runBlock(block: Block, env: Env): Flow {
  for (const statement of block) {
    const flow = execute(statement, env);
    if (flow !== "next") return flow;
  }
  return "next";
}

/** A call within a call comes through here each time, so that what takes room on the host's stack stands elsewhere. */
export function execute(s: Statement, env: Env): Flow {
  switch (s.kind) {
    case "expression":
      computeNow(evaluate(s.value, env), env);
      return "next";
    case "assign":
      return assign(s, env);
    case "augment":
      augment(s, env);
      return "next";
    case "def":
      bindName(env, s.name, decorated(s, functionOf(s, env), env));
      return "next";
    case "class":
      bindName(env, s.name, decorated(s, classOf(s, env), env));
      return "next";
    case "match":
      return runMatch(s, env);
    case "try":
      return runTry(s, env);
    case "raise":
      throw exceptionRaised(s, env);
    case "for":
      return runFor(s, env);
    case "while":
      return runWhile(s, env);
    case "if":
      return runIf(s, env);
    case "with":
      return runWith(s, env);
    case "return":
      if (env.depth === 0) throw outside("return", "a function", s.span);
      return { returned: s.value ? evaluate(s.value, env) : none };
    case "break":
    case "continue":
      return s.kind;
    case "pass":
    case "hint":
      return "next";
    case "delete":
      return removeAll(s, env);
    case "assert":
      assertion(s, env);
      return "next";
    case "import":
      return importAll(s, env);
    case "scope":
      return declare(s, env);
    case "command":
      env.host.runCommand(s, env);
      return "next";
    case "notebook":
      return ofNotebook(s, env);
    case "bad":
      throw new UserError(s.diagnostic);
  }
}

const outside = (word: string, where: string, span: Span): Error => failAt("syntax/outside", { word, where }, span);

/** Flow that no loop took: `break` and `continue` stand outside of one. */
export function checkFlow(flow: Flow, span: Span): void {
  if (flow === "break" || flow === "continue") throw outside(flow, "a loop", span);
}

function assign(s: StatementOf<"assign">, env: Env): Flow {
  const value = computeNow(evaluate(s.value, env), env);
  for (const target of s.targets) assignTarget(target, value, env);
  return "next";
}
function removeAll(s: StatementOf<"delete">, env: Env): Flow {
  for (const target of s.targets) remove(target, env);
  return "next";
}
function importAll(s: StatementOf<"import">, env: Env): Flow {
  for (const name of s.names) importName(name, env);
  return "next";
}
function ofNotebook(s: StatementOf<"notebook">, env: Env): Flow {
  env.host.warn(warningAt("syntax/notebook", { what: s.word }, s.span, []));
  return "next";
}

function runIf(s: StatementOf<"if">, env: Env): Flow {
  const tests: Value[] = [];
  for (const { test, body } of s.branches) {
    const value = evaluate(test, env);
    tests.push(value);
    if (isTrueOf(value, test.span, env)) return runBlock(body, inBranch(s, tests, env));
  }
  return runBlock(s.otherwise, inBranch(s, tests, env));
}

function runWith(s: StatementOf<"with">, env: Env): Flow {
  const [item, ...rest] = s.items;
  if (!item) return runBlock(s.body, env);
  const leave = enterContext(evaluate(item.value, env), item, env);
  let flow: Flow;
  try {
    flow = runWith({ ...s, items: rest }, env);
  } catch (error) {
    if (leave(error)) return "next";
    throw error;
  }
  leave(null);
  return flow;
}

/** x += v. In the shell a Variable is given the new values; in programs a tensor takes its place, as in TensorFlow. */
function augment(s: StatementOf<"augment">, env: Env): void {
  const { target, operator } = s;
  const right = evaluate(s.value, env);
  const combine = (left: Value): Value => {
    const spans = { left: target.span, right: s.value.span, whole: s.span, inPlace: true } as const;
    return changedInPlace(operator, left, right, spans, env) ?? applyBinary(operator, left, right, env, spans);
  };
  switch (target.kind) {
    case "name": {
      const left = evaluate(target, env);
      if (left.kind === "variable" && env.host.dialect === "tensh") {
        const isSum = operator === "+" || operator === "-";
        const value = isSum ? right : combine(left);
        const how = { "+": "add", "-": "sub" }[operator as "+"] ?? "set";
        const spans = new Map([
          ["variable", target.span],
          ["value", s.value.span],
        ]);
        return located(() => assignVariable(left.variable, value, how as "set", env), spans, s.span);
      }
      return bindName(env, target.name, combine(left));
    }
    case "index":
      return augmentElement(target, combine, right, operator, env);
    case "attribute": {
      const of = evaluate(target.of, env);
      const left = attributeOf(of, target.name, env, target);
      return putMember(of, target, combine(left), env);
    }
    default:
      throw failAt("syntax/target", { what: "several targets" }, target.span);
  }
}

/** Programs change TensorFlow's Variables by methods alone; Keras' give way to a tensor. */
function refuseInPlace(operator: BinaryOperator, { path }: Variable, spans: OperandSpans, env: Env): void {
  if (path !== null || env.host.dialect !== "python" || env.source.library) return;
  const said = notChangedInPlace(operator);
  if (said) throw raisedAs(...said, spans.whole);
}

/** Lists (where Python's rules hold), sets and dicts are changed themselves, and every name of theirs shows it. */
function changedInPlace(
  operator: BinaryOperator,
  left: Value,
  right: Value,
  spans: OperandSpans,
  env: Env,
): Value | undefined {
  const span = spans.right;
  if (left.kind === "variable") refuseInPlace(operator, left.variable, spans, env);
  if (left.kind === "object") return changedByObject(operator, left, right, env, spans.whole);
  if (
    left.kind === "tensor" &&
    left.array &&
    env.host.dialect === "python" &&
    (left.node.shape.length > 0 || left.cell)
  ) {
    const result = applyBinary(operator, left, right, env, spans);
    if (result.kind !== "tensor" || !result.array) {
      if (result.kind === "object") refuseOther(left, result, operator, spans.whole, env);
      return result;
    }
    writeResult(left, result, { by: `${operator}=`, ufunc: ufuncOf(operator), span: spans.whole }, env);
    return left;
  }
  if (left.kind === "list" && env.host.dialect === "python" && operator === "+") {
    const items = located(() => itemsOf(right, env), new Map(), span);
    touchList(left, env);
    for (const item of items) left.items.push(item);
    return left;
  }
  if (left.kind === "list" && env.host.dialect === "python" && operator === "*") {
    const repeated = repeatItems(left, right);
    if (repeated?.kind !== "list") return undefined;
    touchList(left, env);
    left.items = repeated.items;
    return left;
  }
  if (left.kind === "dict" && operator === "|") {
    for (const [key, value] of pairsOf("|=", [{ name: null, value: right, span }], env, span))
      setKey(left, key, value, env);
    return left;
  }
  if (left.kind !== "set" || right.kind !== "set" || !["|", "&", "-", "^"].includes(operator)) return undefined;
  touchSet(left, env);
  updateSet(operator, left.items, right.items);
  return left;
}

/** As Python does each in place, which shows in the order of the items. */
function updateSet(operator: BinaryOperator, items: ItemSet, other: ItemSet): void {
  switch (operator) {
    case "|":
      return items.merge(other);
    case "-": {
      const taken = other.size >> 3 > items.size ? intersection(items, other) : other;
      for (const key of taken.keys()) items.remove(key);
      return items.settle();
    }
    case "^":
      for (const item of other.values()) if (!items.remove(keyOf(item))) items.add(item);
      return;
    default:
      return items.become(intersection(items, other));
  }
}

function augmentElement(
  target: ExprOf<"index">,
  combine: (left: Value) => Value,
  right: Value,
  operator: string,
  env: Env,
): void {
  const of = evaluate(target.of, env);
  const items = indexItems(target.items, env);
  if (of.kind === "variable" && (operator === "+" || operator === "*") && !inProgram(env)) {
    const spans = placesIn(target.of.span, items);
    return located(
      () => assignAt(of.variable, items, right, operator === "+" ? "add" : "mul", env),
      spans,
      target.span,
    );
  }
  const part = subscript(of, items, target.several, env, target.span, target.of.span);
  const value = combine(part);
  // A view that was changed in place has changed what it is a part of.
  if (value === part && part.kind === "tensor" && part.base) return;
  setElement(of, items, target, value, env);
}

function remove(target: Target, env: Env): void {
  if (target.kind === "targets") {
    for (const t of target.items) remove(t, env);
    return;
  }
  if (target.kind === "name") {
    if (!env.scope.names.has(target.name)) {
      throw failAt("name/unknown", { name: target.name }, target.span, "", {
        help: didYouMean(target.name, env.scope.names.keys()),
      });
    }
    return bindName(env, target.name, undefined);
  }
  if (target.kind === "attribute") return dropMember(evaluate(target.of, env), target, env);
  if (target.kind !== "index") throw failAt("syntax/target", { what: "this" }, target.span);
  const of = evaluate(target.of, env);
  const items = indexItems(target.items, env);
  const key = items[0]!;
  located(
    () => {
      if (of.kind === "object") {
        const place = target.several ? tupleOf(items.map((i) => i.value)) : key.value;
        if (callSpecial(of, "__delitem__", [place], env, target.span)) return;
        throw failAt("type/index", { what: describe(of) }, target.span, "", { exception: noItems(of, "deletion") });
      }
      if (of.kind === "dict") {
        const place = target.several ? tupleOf(items.map((i) => i.value)) : key.value;
        readKey(of, place, env);
        touchDict(of, env);
        of.entries.delete(keyOf(place));
      } else if (of.kind === "list" && key.value.kind === "slice") {
        const { begin, step, count } = sliceIn(key.value, of.items.length);
        const gone = new Set(Array.from({ length: count }, (_, i) => begin + i * step));
        touchList(of, env);
        of.items = of.items.filter((_, i) => !gone.has(i));
      } else if (of.kind === "list") {
        const at = placeIn(key.value, of.items.length, env, "list assignment");
        touchList(of, env);
        of.items.splice(at, 1);
      } else
        throw failAt("type/index", { what: describe(of) }, target.span, "", { exception: noItems(of, "deletion") });
    },
    new Map([["index0", key.span]]),
    target.span,
  );
}

function assertion(s: StatementOf<"assert">, env: Env): void {
  if (isTrueAt(s.test, env)) return;
  const text = env.source.text.slice(s.test.span.start, s.test.span.end);
  const said = s.message ? strOf(evaluate(s.message, env), env) : "";
  const exception = ["AssertionError", said] as const;
  throw failAt("assert/failed", { detail: s.message ? said : `\`${text}\` is false` }, s.test.span, "", { exception });
}

function declare(s: StatementOf<"scope">, env: Env): Flow {
  if (s.where === "nonlocal" && env.scope.parent === null)
    throw failAt("syntax/outside", { word: "nonlocal", where: "a function" }, s.span);
  for (const name of s.names) {
    const outer = s.where === "global" ? env.scope.global : env.scope.enclosing(name);
    if (!outer) throw failAt("name/unknown", { name }, s.span, "no function around this one has it");
    if (outer === env.scope) continue;
    env.scope.outer ??= new Map();
    env.scope.outer.set(name, outer);
  }
  return "next";
}
