/**
 * Calls in Python: functions that mean the same there, methods that are operations with the tensor in front, lists where
 * Python gives items one by one. Knows what is called; how an operation takes its arguments is `operation-calls.ts`' business.
 */
import { isPythons } from "../lang/or-operation.ts";
import type { Argument, Expr, ExprOf } from "../lang/syntax.ts";
import type { Value } from "../lang/value.ts";
import { methodNamed, operationNamed } from "../ops/index.ts";
import { type Context, dtypeOf, isTensor, known, tensorIn } from "./context.ts";
import { closed, untranslatable } from "./framework.ts";
import { isKeras, kerasPath } from "./keras.ts";
import { modelCall } from "./models.ts";
import { isOfProgram, plainBuiltins } from "./names.ts";
import { operationCall } from "./operation-calls.ts";
import { ownerCode, within } from "./operators.ts";
import { gradientCode } from "./tapes.ts";
import { shownCode, tensorCode, variableValueCode } from "./tensors.ts";

/** @throws Untranslatable */
export function callCode(e: ExprOf<"call">, c: Context): string {
  const model = modelCall(e.callee, e.args, c);
  if (model !== null) return model;
  if (e.callee.kind === "attribute") return methodCode(e, e.callee, c);
  const callee = known(e.callee, c);
  const only = onlyArgument(e);
  if (callee && only && isPythonsCall(callee, e, only, c)) return `${calleeName(e)}(${overCode(only.value, 0, c)})`;
  if (callee?.kind === "operation") return operationCall(callee.operation, e.args, c, callee.as);
  const asOperation = callee?.kind === "builtin" ? operationNamed(callee.name) : undefined;
  if (asOperation && known(e, c)?.kind === "tensor") return operationCall(asOperation, e.args, c);
  if (callee?.kind === "function" || !callee || isOfProgram(callee) || isKeras(callee, c))
    return `${ownerCode(e.callee, c)}(${argumentsCode(e.args, c)})`;
  if (callee.kind === "builtin" && callee.name === "Variable") return variableCode(e, c);
  if (callee.kind !== "builtin" || e.callee.kind !== "name" || !plainBuiltins.has(callee.name))
    throw untranslatable("this call");
  if (callee.name === "print") return `print(${e.args.map((a) => printedCode(a, c)).join(", ")})`;
  const words = only && goesOver.has(callee.name) ? overCode(only.value, 0, c) : argumentsCode(e.args, c);
  return listed(`${callee.name}(${words})`, lazy.has(callee.name), c);
}

/** What is given by place and alone. */
function onlyArgument({ args: [only, ...others] }: ExprOf<"call">): Argument | null {
  return only && others.length === 0 && only.name === null && only.star === "" ? only : null;
}

/** Python's function of that name goes over what is given, one by one. */
function isPythonsCall(callee: Value, e: ExprOf<"call">, only: Argument, c: Context): boolean {
  if (c.env.host.dialect !== "tensh" || !reducing.includes(calleeName(e) ?? "")) return false;
  if (only.value.kind === "comprehension" && only.value.form === "generator") return true;
  const value = known(only.value, c);
  return callee.kind === "operation" && value !== null && isPythons(callee, [{ name: null, value, span: only.span }]);
}

const reducing = ["sum", "any", "all", "max", "min"];
const goesOver = new Set([...reducing, "list", "tuple", "dict", "set", "frozenset", "sorted", "enumerate"]);
/** What is a list in the shell, and gives its items one by one in Python. */
const lazy = new Set(["zip", "map", "filter", "enumerate", "reversed"]);
const views = new Set(["keys", "values", "items"]);
const listed = (code: string, isLazy: boolean, c: Context): string =>
  isLazy && c.env.host.dialect === "tensh" ? `list(${code})` : code;
/** What something goes over, one by one, needs not be a list. */
export function overCode(e: Expr, level: number, c: Context): string {
  const code = within(e, level, c);
  const name = e.kind === "call" ? calleeName(e) : null;
  const lists = name !== null && (lazy.has(name) || views.has(name));
  return lists && /^list\(.*\)$/s.test(code) ? code.slice(5, -1) : code;
}
const calleeName = ({ callee }: ExprOf<"call">): string | null =>
  callee.kind === "name" || callee.kind === "attribute" ? callee.name : null;

export const argumentsCode = (args: readonly Argument[], c: Context): string =>
  args.map((a) => argumentCode(a, c)).join(", ");
const argumentCode = (a: Argument, c: Context): string =>
  `${a.name === null ? "" : `${a.name}=`}${a.star}${c.write(a.value, c)}`;
const printedCode = (a: Argument, c: Context): string =>
  a.name === null ? a.star + shownCode(a.value, c) : argumentCode(a, c);

/** `tf.Variable(value)`, which is what `var` makes. */
function variableCode(e: ExprOf<"call">, c: Context): string {
  const made = known(e, c);
  const at = e.args.findIndex((a) => a.name === "initial_value");
  const initial = e.args[Math.max(at, 0)];
  if (made?.kind !== "variable" || !initial || initial.star) throw untranslatable("such a Variable");
  const { dtype, name, trainable } = made.variable;
  return c.framework.variable(variableValueCode(initial.value, dtype, c), dtype, name, trainable);
}

/** A method of a tensor is an operation with the tensor in front; `tf.reduce_sum` is an operation too. */
function methodCode(e: ExprOf<"call">, callee: ExprOf<"attribute">, c: Context): string {
  const found = known(callee, c);
  if (found?.kind === "operation") return operationCall(found.operation, e.args, c, found.as);
  if (found?.kind === "builtin" && found.name === "Variable") return variableCode(e, c);
  const path = kerasPath(callee, c);
  if (path !== null) return `${path}(${argumentsCode(e.args, c)})`;
  const owner = known(callee.of, c);
  const itself = (): string => `${ownerCode(callee.of, c)}.${callee.name}(${argumentsCode(e.args, c)})`;
  // Generators of random numbers and tapes are TensorFlow's own.
  if (c.framework.target === "tensorflow") {
    if (owner?.kind === "generator" || owner?.kind === "tape") return itself();
    const path = pathOf(callee);
    if (found?.kind === "builtin" && path && /^tf\.random\.(Generator\.|set_seed$)/.test(path))
      return `${path}(${argumentsCode(e.args, c)})`;
  }
  const gradient = c.framework.target === "tensorflow" ? null : gradientCode(e, c);
  if (gradient !== null) return gradient;
  const assigned = assignmentCode(e, c);
  if (assigned !== null) {
    // Elsewhere it is a statement, which has no value.
    if (c.framework.target !== "tensorflow") throw untranslatable("a Variable's new value within an expression");
    return assigned[0]!;
  }
  if (callee.name === "numpy" && c.framework.target !== "tensorflow") {
    // What a model of the script gives is known when it runs.
    const given = callee.of.kind === "call" ? modelCall(callee.of.callee, callee.of.args, c) : null;
    if (given !== null) return c.framework.target === "torch" ? given.replace(/(\.detach\(\))?$/, ".detach()") : given;
  }
  if (!isTensor(owner)) {
    if (!owner || isOfProgram(owner) || isKeras(owner, c)) return itself();
    if (!["list", "dict", "string"].includes(owner.kind)) throw untranslatable(`.${callee.name}()`);
    return listed(itself(), owner.kind === "dict" && views.has(callee.name), c);
  }
  if (["numpy", "item", "tolist"].includes(callee.name)) {
    const of = ownerCode(callee.of, c);
    // Operations of PyTorch take its own tensors alone; as an array of NumPy's it is shown.
    if (callee.name === "numpy" && c.framework.target === "numpy" && owner?.kind === "variable") return `${of}.copy()`;
    if (callee.name === "numpy" && c.framework.target === "torch")
      return owner?.kind === "tensor" && owner.array ? of : `${of}.detach()`;
    const shown = owner?.kind === "tensor" && owner.array ? of : c.framework.shown(of, dtypeOf(owner));
    return callee.name === "numpy" ? shown : `${shown}.${callee.name}()`;
  }
  const operation = methodNamed(callee.name);
  if (!operation) throw untranslatable(`.${callee.name}()`);
  // Sums and products as methods count as NumPy's do.
  const as = operation.params["widen"] ? `np.${operation.name}` : operation.name;
  const itsOwner: Argument = { name: null, star: "", value: callee.of, span: callee.of.span };
  return operationCall(operation, [itsOwner, ...e.args], c, as);
}

/** Lines that give a Variable another value, or some of its elements; null for any other call. */
export function assignmentCode(e: Expr, c: Context): readonly string[] | null {
  if (e.kind !== "call" || e.callee.kind !== "attribute" || e.args.length !== 1) return null;
  const { of, name } = e.callee;
  return isAssignment(name) ? assignmentLines(of, name, e.args[0]!.value, c) : null;
}
type Assignment = "assign" | "assign_add" | "assign_sub";
const isAssignment = (name: string): name is Assignment => /^assign(_add|_sub)?$/.test(name);

/** The same, by what is assigned to and how; null for what is no Variable. @throws Untranslatable */
export function assignmentLines(to: Expr, how: Assignment, given: Expr, c: Context): readonly string[] | null {
  const of = to.kind === "index" ? to.of : to;
  const owner = known(of, c);
  if (owner?.kind !== "variable") return null;
  const { dtype, shape } = owner.variable;
  const variable = c.write(of, c);
  const element = c.write(to, c);
  const code = tensorCode(given, c, dtype);
  const sign = { assign: null, assign_add: "+", assign_sub: "-" }[how];
  const next = sign === null ? code : `${element} ${sign} ${closed(code)}`;
  if (to.kind !== "index") {
    const rank = tensorIn(known(given, c), c)?.rank;
    const stretched = sign === null && rank !== undefined && rank !== shape.length;
    return [c.framework.assign(variable, stretched ? fullCode(code, variable, c) : next)];
  }
  const index = element.slice(variable.length);
  if (!element.startsWith(`${variable}[`)) throw untranslatable("elements of a Variable");
  return {
    tensorflow: [`${element}.assign(${next})`],
    numpy: [`${element} = ${next}`],
    torch: [`${variable}.data = ${variable}.detach().clone()`, `${variable}.data${index} = ${next}`],
    jax: [`${variable} = ${variable}.at${index}.set(${next})`],
  }[c.framework.target];
}
/** A value of another shape in that of a Variable. */
const fullCode = (code: string, variable: string, { framework: { prefix } }: Context): string =>
  `${prefix}.broadcast_to(${code}, tuple(${variable}.shape))`;

/** `tf.random.Generator` as it is written; null for anything but names and dots. */
function pathOf(e: Expr): string | null {
  if (e.kind === "name") return e.name;
  const of = e.kind === "attribute" ? pathOf(e.of) : null;
  return of === null || e.kind !== "attribute" ? null : `${of}.${e.name}`;
}
