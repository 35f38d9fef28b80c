/**
 * Expressions in Python with a framework. What a part of an expression is (its kind, dtype, rank) is asked of a session in
 * which everything before it has run; where that is not known, the words are kept as they are.
 */
import type { DType } from "../core/dtype.ts";
import { isFloat, isInexact } from "../core/dtype.ts";
import type { Span } from "../core/errors.ts";
import { literalsOf, strongDType, toNode, type Weak, weakKind } from "../lang/convert.ts";
import { type Env, Scope } from "../lang/env.ts";
import { evaluate } from "../lang/evaluate.ts";
import { assignedNames } from "../lang/locals.ts";
import { isPythons } from "../lang/or-operation.ts";
import { iterate } from "../lang/sequences.ts";
import { stringRepr } from "../lang/string-repr.ts";
import type {
  Argument,
  Clause,
  Expr,
  ExprOf,
  FPart,
  FunctionDef,
  IndexExpr,
  Parameter,
  Target,
} from "../lang/syntax.ts";
import { type ClassValue, none, type Value } from "../lang/value.ts";
import { methodNamed, operationNamed } from "../ops/index.ts";
import type { Operation } from "../ops/operation.ts";
import type { Session } from "../session/session.ts";
import { closed, type Framework, isClosed, shownText, untranslatable } from "./framework.ts";
import { countsIn, operationCode, runs } from "./operations.ts";

export interface Context {
  readonly session: Session;
  readonly env: Env;
  readonly framework: Framework;
  /** What the parameters and locals of a function were in its first call. */
  readonly called: (f: { readonly span: Span }) => ReadonlyMap<string, Value> | undefined;
}

/** Names that have values in there which are not known; no constant or function of that name is meant. */
export function hiding(names: Iterable<string>, c: Context): Context {
  const unset = [...names].filter((name) => !c.env.scope.lookup(name));
  return { ...c, env: { ...c.env, scope: new Scope(c.env.scope, new Set(unset)) } };
}

/** The inside of a function: its parameters have the values of its first call, as far as it was called. */
export function inFunction(f: FunctionDef | ExprOf<"lambda">, c: Context): Context {
  const values = c.called(f);
  const own = "name" in f ? assignedNames(f.body) : [];
  const inner = new Scope(c.env.scope, new Set([...f.params.map((p) => p.name), ...own]));
  for (const [name, value] of values ?? []) inner.names.set(name, value);
  return { ...c, env: { ...c.env, scope: inner } };
}

/** The value of an expression, as far as it is known without computing; nothing changes. */
export function peek({ session }: Context, run: () => Value): Value | null {
  const own = session.journal.begin();
  session.previewing = true;
  try {
    return run();
  } catch {
    return null;
  } finally {
    session.previewing = false;
    if (own) session.journal.rollback();
    session.changed.clear();
  }
}
export const known = (e: Expr, c: Context): Value | null => peek(c, () => evaluate(e, c.env));

/** The tensor that a value would be in an operation. */
function tensorIn(value: Value | null, c: Context): { readonly dtype: DType; readonly rank: number } | null {
  if (!value) return null;
  try {
    const node = toNode(value, literalsOf(c.env));
    return { dtype: node.dtype, rank: node.shape.length };
  } catch {
    return null;
  }
}
const isTensor = (value: Value | null): boolean => value?.kind === "tensor" || value?.kind === "variable";
/** What a value of the graph holds. */
export const dtypeOf = (value: Value | null): DType | undefined =>
  value?.kind === "tensor" ? value.node.dtype : value?.kind === "variable" ? value.variable.dtype : undefined;
const isNumber = (value: Value | null): boolean =>
  value?.kind === "int" || value?.kind === "float" || value?.kind === "complex" || value?.kind === "bool";

/** Precedence of Python's operators, so that brackets stand only where they must. */
const levels: Readonly<Record<string, number>> = {
  "|": 6,
  "^": 7,
  "&": 8,
  "<<": 9,
  ">>": 9,
  "+": 10,
  "-": 10,
  "*": 11,
  "/": 11,
  "//": 11,
  "%": 11,
  "@": 11,
  "**": 13,
};
function levelOf(e: Expr): number {
  switch (e.kind) {
    case "binary":
      return levels[e.operator]!;
    case "unary":
      return e.operator === "not" ? 4 : 12;
    case "compare":
      return 5;
    case "logical":
      return e.operator === "and" ? 3 : 2;
    case "conditional":
      return 1;
    case "lambda":
    case "starred":
      return 0;
    default:
      return 20;
  }
}

/** @throws Untranslatable */
export function expressionCode(e: Expr, c: Context): string {
  switch (e.kind) {
    case "int":
      return String(e.value);
    case "float":
      return floatCode(e.value);
    case "imaginary":
      return `${floatCode(e.value)}j`;
    case "string":
      return stringRepr(e.value);
    case "constant":
      return { true: "True", false: "False", null: "None" }[String(e.value)]!;
    case "name":
      return nameCode(e, c);
    case "ellipsis":
      return "...";
    case "list":
      return `[${e.items.map((i) => expressionCode(i, c)).join(", ")}]`;
    case "tuple":
      return `(${e.items.map((i) => expressionCode(i, c)).join(", ")}${e.items.length === 1 ? "," : ""})`;
    case "dict":
      return `{${e.entries.map((n) => (n.key ? `${expressionCode(n.key, c)}: ${expressionCode(n.value, c)}` : `**${expressionCode(n.value, c)}`)).join(", ")}}`;
    case "unary":
      return unaryCode(e, c);
    case "binary":
      return binaryCode(e, c);
    case "compare":
      return compareCode(e, c);
    case "logical":
      return `${within(e.left, levelOf(e), c)} ${e.operator} ${within(e.right, levelOf(e) + 1, c)}`;
    case "conditional":
      return `${within(e.then, 2, c)} if ${within(e.test, 2, c)} else ${within(e.otherwise, 1, c)}`;
    case "call":
      return callCode(e, c);
    case "attribute":
      return attributeCode(e, c);
    case "index":
      return indexCode(e, c);
    case "set":
      return `{${e.items.map((i) => expressionCode(i, c)).join(", ")}}`;
    case "starred":
      return `*${within(e.of, 6, c)}`;
    case "fstring":
      return fstringCode(e, c);
    case "lambda":
      return lambdaCode(e, c);
    case "comprehension":
    case "dictcomp":
      return comprehensionCode(e, c);
    case "walrus":
      return `(${pythonName(e.name)} := ${expressionCode(e.value, c)})`;
    case "yield":
      return `(yield${e.from ? " from" : ""}${e.value ? ` ${expressionCode(e.value, c)}` : ""})`;
    default:
      throw untranslatable(e.kind);
  }
}

export const parameterCode = (p: Parameter, c: Context): string =>
  `${p.star}${pythonName(p.name)}${p.default ? `=${expressionCode(p.default, c)}` : ""}`;

/** Parameters as they are written, with the signs that say how they may be given. */
export function parametersCode(params: readonly Parameter[], c: Context): string {
  const words: string[] = [];
  for (const [i, p] of params.entries()) {
    const before = params[i - 1];
    if (p.by === "name" && before?.by !== "name" && before?.star !== "*" && p.star === "") words.push("*");
    words.push(parameterCode(p, c));
    if (p.by === "place" && params[i + 1]?.by !== "place") words.push("/");
  }
  return words.join(", ");
}

function lambdaCode(e: ExprOf<"lambda">, c: Context): string {
  const params = parametersCode(e.params, c);
  return `lambda${params ? ` ${params}` : ""}: ${expressionCode(e.body, inFunction(e, c))}`;
}

function comprehensionCode(e: ExprOf<"comprehension" | "dictcomp">, c: Context): string {
  let inner: Context = { ...c, env: { ...c.env, scope: new Scope(c.env.scope, new Set()) } };
  const clauses = e.clauses.map((clause) => {
    const over = overCode(clause.over, 2, inner);
    inner = atFirstItem(clause, inner);
    const conditions = clause.conditions.map((test) => ` if ${within(test, 2, inner)}`).join("");
    return ` for ${targetsCode(clause.target)} in ${over}${conditions}`;
  });
  const element = within(e.element, 1, inner);
  const body = `${e.kind === "dictcomp" ? `${within(e.key, 1, inner)}: ` : ""}${element}${clauses.join("")}`;
  if (e.kind === "dictcomp") return `{${body}}`;
  return { list: `[${body}]`, set: `{${body}}`, generator: `(${body})` }[e.form];
}

/** The inside of a comprehension, where its names are the first item that it goes over. */
function atFirstItem({ target, over }: Clause, c: Context): Context {
  const scope = new Scope(c.env.scope, new Set(namesOf(target)));
  const inner = { ...c, env: { ...c.env, scope } };
  peek(c, () => {
    const [first] = iterate(evaluate(over, c.env), c.env);
    if (first) bindTarget(target, first, scope, c.env);
    return none;
  });
  return inner;
}
function bindTarget(target: Target, value: Value, scope: Scope, env: Env): void {
  if (target.kind === "name") scope.names.set(target.name, value);
  if (target.kind !== "targets" || target.items.some((t) => t.kind === "starredTarget")) return;
  const items = [...iterate(value, env)];
  for (const [i, t] of target.items.entries()) if (items[i]) bindTarget(t, items[i], scope, env);
}
function namesOf(target: Target): string[] {
  if (target.kind === "name") return [target.name];
  if (target.kind === "starredTarget") return namesOf(target.of);
  return target.kind === "targets" ? target.items.flatMap(namesOf) : [];
}
function targetsCode(target: Target): string {
  if (target.kind === "name") return pythonName(target.name);
  if (target.kind === "starredTarget") return `*${targetsCode(target.of)}`;
  if (target.kind !== "targets") throw untranslatable("such names in a comprehension");
  return target.items.map((t) => (t.kind === "targets" ? `(${targetsCode(t)})` : targetsCode(t))).join(", ");
}

/** Single quotes stand in it, or will where a string is a part of a value. */
const hasQuote = (parts: readonly FPart[]): boolean =>
  parts.some((p) => (typeof p === "string" ? p.includes("'") : p.value.kind !== "name"));

function fstringCode(e: ExprOf<"fstring">, c: Context): string {
  const quote = hasQuote(e.parts) ? '"' : "'";
  const part = (p: FPart): string => {
    if (typeof p === "string") return stringRepr(p).slice(1, -1).replaceAll("{", "{{").replaceAll("}", "}}");
    const value = shownCode(p.value, c);
    // Older Pythons have no quotes and no backslashes in there.
    if (value.includes(quote) || value.includes("\\")) throw untranslatable("such a text in braces");
    const open = value.startsWith("{") || /^lambda\b/.test(value) ? ` (${value})` : value;
    return `{${open}${p.conversion ? `!${p.conversion}` : ""}${p.spec ? `:${p.spec.map(part).join("")}` : ""}}`;
  };
  const text = e.parts.map(part).join("");
  if (e.parts.some((p) => typeof p === "string" && /["']/.test(p)) && text.includes(quote))
    throw untranslatable("such a text with braces");
  return `f${quote}${text}${quote}`;
}

export function floatCode(x: number): string {
  if (Number.isNaN(x)) return 'float("nan")';
  if (!Number.isFinite(x)) return `float("${x > 0 ? "inf" : "-inf"}")`;
  const text = Object.is(x, -0) ? "-0.0" : String(x);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

const within = (e: Expr, level: number, c: Context): string => {
  const code = expressionCode(e, c);
  // What was a call may have become an operator.
  const opened = e.kind === "call" || e.kind === "attribute" || e.kind === "name";
  return levelOf(e) < level || (opened && level > 1 && !isClosed(code)) ? `(${code})` : code;
};

function nameCode(e: ExprOf<"name">, c: Context): string {
  if (c.env.scope.lookup(e.name)) return pythonName(e.name);
  const value = known(e, c);
  if (value?.kind === "float") return floatCode(value.value);
  if (value?.kind === "none") return "None";
  if (value?.kind === "dtype") return c.framework.dtype(value.dtype);
  if (value?.kind === "builtin" && plainBuiltins.has(e.name)) return e.name;
  if (value?.kind === "class" && isPlainClass(value)) return e.name;
  if (value) throw untranslatable(e.name);
  return pythonName(e.name);
}

/** Names that Python or the script have another use for. */
const taken = new Set(["np", "tf", "torch", "jnp", "jax", "tape", "lambda", "print", "range", "len"]);
export const pythonName = (name: string): string => (taken.has(name) ? `${name}_` : name);

/** The expression as a tensor of a dtype: literals become one, others are cast where they differ. */
export function tensorCode(e: Expr, c: Context, dtype: DType | null = null): string {
  const value = known(e, c);
  const code = expressionCode(e, c);
  const tensor = tensorIn(value, c);
  if (!tensor) return code;
  const wanted = dtype ?? tensor.dtype;
  if (!isTensor(value)) {
    if (value?.kind === "range") return c.framework.tensor(`list(${code})`, wanted);
    return holdsTensors(value) ? stackCode(e, c, wanted) : c.framework.tensor(code, wanted);
  }
  return tensor.dtype === wanted ? code : c.framework.cast(code, wanted);
}
const holdsTensors = (value: Value | null): boolean =>
  (value?.kind === "list" || value?.kind === "tuple") && value.items.some((v) => isTensor(v) || holdsTensors(v));
function stackCode(e: Expr, c: Context, dtype: DType): string {
  if (e.kind !== "list" && e.kind !== "tuple") throw untranslatable("a list of tensors");
  return `${c.framework.prefix}.stack([${e.items.map((i) => tensorCode(i, c, dtype)).join(", ")}])`;
}

function unaryCode(e: ExprOf<"unary">, c: Context): string {
  const value = known(e.of, c);
  if (e.operator === "not") return `not ${within(e.of, 4, c)}`;
  if (!isTensor(value) && !isNumber(value) && value) return `${e.operator}${closed(tensorCode(e.of, c))}`;
  return `${e.operator}${within(e.of, 12, c)}`;
}

function binaryCode(e: ExprOf<"binary">, c: Context): string {
  const [left, right] = [known(e.left, c), known(e.right, c)];
  const level = levelOf(e);
  const sides = (a: string, b: string): string => `${a} ${e.operator} ${b}`;
  const rightward = e.operator === "**" ? [level + 1, level] : [level, level + 1];
  const plain = (): string => sides(within(e.left, rightward[0]!, c), within(e.right, rightward[1]!, c));
  // Numbers, strings and what is not known keep their words.
  if (!left || !right || (isNumber(left) && isNumber(right)) || left.kind === "string" || right.kind === "string")
    return plain();
  const result = tensorIn(known(e, c), c);
  const [a, b] = [tensorIn(left, c), tensorIn(right, c)];
  if (!result || !a || !b) return plain();
  if (e.operator === "@" && c.framework.target === "tensorflow" && (a.rank < 2 || b.rank < 2))
    return `tf.tensordot(${tensorCode(e.left, c)}, ${tensorCode(e.right, c)}, 1)`;
  const operand = (of: Expr, value: Value, itself: number): string => {
    const weak = isNumber(value) && (isFloat(result.dtype) || value.kind !== "float");
    if (weak) return within(of, itself, c);
    const strong = strongDType(value);
    if (strong === result.dtype) return within(of, itself, c);
    return tensorCode(of, c, result.dtype);
  };
  return sides(operand(e.left, left, rightward[0]!), operand(e.right, right, rightward[1]!));
}

function compareCode(e: ExprOf<"compare">, c: Context): string {
  const parts = [e.first, ...e.rest.map((r) => r.right)];
  const values = parts.map((p) => known(p, c));
  const dtypes = new Set(values.flatMap((v) => (isTensor(v) ? [strongDType(v!)] : [])));
  if (dtypes.size > 1) throw untranslatable("a comparison of different dtypes");
  const code = parts.map((p, i) => {
    const aList = values[i] && !isTensor(values[i]!) && !isNumber(values[i]!) && dtypes.size > 0;
    return aList ? tensorCode(p, c) : within(p, 6, c);
  });
  return code.slice(1).reduce((text, part, i) => `${text} ${e.rest[i]!.operator} ${part}`, code[0]!);
}

/** It is a class that the session wrote, or one of its objects: what it inherits from is as much, or Python's own exceptions. */
function isOfProgram(value: Value): boolean {
  if (value.kind === "super") return true;
  const type = value.kind === "object" ? value.type : value;
  if (type.kind !== "class") return false;
  return type.line.every((of) => (of.own ? isPlainClass(of) : of.module === "__main__"));
}
/** Exceptions and `object` have the same names in Python. */
const isPlainClass = ({ line }: ClassValue): boolean =>
  line.every(
    ({ name, own }) => own && (name === "object" || /(Exception|Error|Warning|Stop\w+|Interrupt|Exit)$/.test(name)),
  );

/** Functions of Python that mean the same there. */
const plainBuiltins = new Set(
  "print len int float bool str abs round min max sum sorted reversed enumerate zip list tuple dict set range repr any all isinstance issubclass type map filter iter next frozenset divmod pow chr ord hex bin oct format hash callable getattr setattr hasattr super property staticmethod classmethod".split(
    " ",
  ),
);

function callCode(e: ExprOf<"call">, c: Context): string {
  const callee = e.callee.kind === "attribute" ? null : known(e.callee, c);
  if (e.callee.kind === "attribute") return methodCode(e, e.callee, c);
  if (callee && isPythonsCall(callee, e, c)) return `${calleeName(e)}(${overCode(e.args[0]!.value, 0, c)})`;
  if (callee?.kind === "operation") return operationCall(callee.operation, e.args, c, callee.as);
  const asOperation = callee?.kind === "builtin" ? operationNamed(callee.name) : undefined;
  if (asOperation && known(e, c)?.kind === "tensor") return operationCall(asOperation, e.args, c);
  const words = (): string => e.args.map((a) => argumentCode(a, c)).join(", ");
  if (callee?.kind === "function" || !callee || isOfProgram(callee)) return `${within(e.callee, 20, c)}(${words()})`;
  if (callee.kind !== "builtin" || e.callee.kind !== "name" || !plainBuiltins.has(callee.name))
    throw untranslatable("this call");
  if (goesOver.has(callee.name) && e.args.length === 1 && e.args[0]!.name === null && e.args[0]!.star === "")
    return listed(`${callee.name}(${overCode(e.args[0]!.value, 0, c)})`, lazy.has(callee.name), c);
  if (callee.name === "print") return `print(${e.args.map((a) => printedCode(a, c)).join(", ")})`;
  return listed(`${callee.name}(${words()})`, lazy.has(callee.name), c);
}

/** Python's function of that name goes over what is given, one by one. */
function isPythonsCall(callee: Value, e: ExprOf<"call">, c: Context): boolean {
  const [only] = e.args;
  if (c.session.dialect !== "tensh" || !only || e.args.length > 1 || only.star !== "" || only.name !== null)
    return false;
  if (!["sum", "any", "all", "max", "min"].includes(calleeName(e) ?? "")) return false;
  if (only.value.kind === "comprehension" && only.value.form === "generator") return true;
  const value = known(only.value, c);
  return callee.kind === "operation" && value !== null && isPythons(callee, [{ name: null, value, span: only.span }]);
}

/** What is a list in the shell, and gives its items one by one in Python. */
const lazy = new Set(["zip", "map", "filter", "enumerate", "reversed"]);
const goesOver = new Set("list tuple dict set frozenset sorted sum min max any all enumerate".split(" "));
const views = new Set(["keys", "values", "items"]);
const listed = (code: string, isLazy: boolean, c: Context): string =>
  isLazy && c.session.dialect === "tensh" ? `list(${code})` : code;
/** What something goes over, one by one, needs not be a list. */
export function overCode(e: Expr, level: number, c: Context): string {
  const code = within(e, level, c);
  const lists = e.kind === "call" && [...lazy, ...views].includes(calleeName(e) ?? "");
  return lists && /^list\(.*\)$/s.test(code) ? code.slice(5, -1) : code;
}
const calleeName = ({ callee }: ExprOf<"call">): string | null =>
  callee.kind === "name" || callee.kind === "attribute" ? callee.name : null;

export function argumentCode(a: Argument, c: Context): string {
  const star = "star" in a && a.star ? a.star : "";
  return `${a.name === null ? "" : `${a.name}=`}${star}${expressionCode(a.value, c)}`;
}
function printedCode(a: Argument, c: Context): string {
  if (a.name !== null) return argumentCode(a, c);
  return shownCode(a.value, c);
}
/** An expression as it is printed: tensors as NumPy writes them. */
export function shownCode(e: Expr, c: Context): string {
  const code = expressionCode(e, c);
  const value = known(e, c);
  // What left the graph by .numpy() is NumPy's already.
  if (!isTensor(value) || (value?.kind === "tensor" && value.array)) return code;
  const dtype = dtypeOf(value);
  return shownText(code, c.framework, dtype);
}

/** A method of a tensor is an operation with the tensor in front; `tf.reduce_sum` is an operation too. */
function methodCode(e: ExprOf<"call">, callee: ExprOf<"attribute">, c: Context): string {
  const found = known(callee, c);
  if (found?.kind === "operation") return operationCall(found.operation, e.args, c, found.as);
  const owner = known(callee.of, c);
  const words = (): string => e.args.map((a) => argumentCode(a, c)).join(", ");
  // Generators of random numbers are TensorFlow's own.
  if (c.framework.target === "tensorflow") {
    if (owner?.kind === "generator") return `${within(callee.of, 20, c)}.${callee.name}(${words()})`;
    const path = pathOf(callee);
    if (found?.kind === "builtin" && path && /^tf\.random\.(Generator\.|set_seed$)/.test(path))
      return `${path}(${words()})`;
  }
  if (owner?.kind === "variable" && /^assign(_add|_sub)?$/.test(callee.name) && e.args.length === 1) {
    const of = expressionCode(callee.of, c);
    const value = tensorCode(e.args[0]!.value, c, owner.variable.dtype);
    const sign = { assign: null, assign_add: "+", assign_sub: "-" }[callee.name as "assign"];
    return c.framework.assign(of, sign === null ? value : `${of} ${sign} ${closed(value)}`);
  }
  if (!isTensor(owner)) {
    if (owner && isOfProgram(owner)) return `${within(callee.of, 20, c)}.${callee.name}(${words()})`;
    const known = owner?.kind === "list" || owner?.kind === "dict" || owner?.kind === "string";
    if (owner && !known) throw untranslatable(`.${callee.name}()`);
    const code = `${within(callee.of, 20, c)}.${callee.name}(${words()})`;
    return listed(code, owner?.kind === "dict" && views.has(callee.name), c);
  }
  if (["numpy", "item", "tolist"].includes(callee.name)) {
    const of = within(callee.of, 20, c);
    const shown = owner?.kind === "tensor" && owner.array ? of : c.framework.shown(of, dtypeOf(owner));
    return callee.name === "numpy" ? shown : `${shown}.${callee.name}()`;
  }
  const operation = methodNamed(callee.name);
  if (!operation) throw untranslatable(`.${callee.name}()`);
  // Sums and products as methods count as NumPy's do.
  const as = operation.params["widen"] ? `np.${operation.name}` : operation.name;
  return operationCall(operation, [{ name: null, value: callee.of } as Argument, ...e.args], c, as);
}

/** `tf.random.Generator` as it is written; null for anything but names and dots. */
function pathOf(e: Expr): string | null {
  if (e.kind === "name") return e.name;
  const of = e.kind === "attribute" ? pathOf(e.of) : null;
  return of === null || e.kind !== "attribute" ? null : `${of}.${e.name}`;
}

/** The kind of a literal; null for tensors, and for what is not known. */
function weakOf(e: Expr, c: Context): Weak | null {
  const value = known(e, c);
  return value && weakKind(value);
}

function operationCall(operation: Operation, args: readonly Argument[], c: Context, as = operation.name): string {
  const params = Object.entries(operation.params);
  const given = new Map<string, string>();
  const result = dtypeOfCall(operation, args, c, as);
  let place = 0;
  let along = axisOfName(operation, as);
  for (const [i, a] of args.entries()) {
    const byName = params.find(([name, p]) => name === a.name || p.also?.split(" ").includes(a.name ?? ""));
    const found = a.name === null ? params[place++] : byName;
    if (!found || ("star" in a && a.star))
      throw untranslatable(`${operation.name} with ${a.name ?? "so many arguments"}`);
    const [name, param] = found;
    if (param.rest && a.name === null && args.length - i > 1 && args.slice(i).every((r) => r.name === null)) {
      given.set(
        name,
        `[${args
          .slice(i)
          .map((r) => expressionCode(r.value, c))
          .join(", ")}]`,
      );
      break;
    }
    switch (param.kind) {
      case "tensor":
      case "known": {
        const own = tensorIn(known(a.value, c), c);
        const floats =
          result && isFloat(result) && own && !isInexact(own.dtype) && own.dtype !== "bool" && !param.apart;
        // A number in a dtype that was asked for is the number that stands there.
        const weak = param.takes && as !== "tf.cast" ? weakOf(a.value, c) : null;
        const exact = result && ((isInexact(result) && weak === "float") || (result === "int64" && weak === "int"));
        const counted = c.framework.target === "tensorflow" ? countsIn(operation, result) : null;
        if (own?.rank === 1 && runs(operation)) along = "0";
        given.set(name, tensorCode(a.value, c, floats || exact ? result : counted));
        break;
      }
      case "tensors":
        given.set(name, tensorsCode(a.value, c, result));
        break;
      default:
        given.set(name, expressionCode(a.value, c));
    }
  }
  if (along !== null && !given.has("axis")) given.set("axis", along);
  return operationCode(operation, given, c.framework, result);
}

/** The axis along which a function of that name goes where none is given, if it goes along one. */
function axisOfName(operation: Operation, as: string): string | null {
  const axis = operation.variants?.[as]?.["axis"];
  return runs(operation) && typeof axis === "number" ? String(axis) : null;
}

function dtypeOfCall(operation: Operation, args: readonly Argument[], c: Context, as: string): DType | null {
  const call = { kind: "operation", operation, as } as const;
  const value = peek(c, () =>
    c.env.interpreter.call(
      call,
      args.map((a) => ({ name: a.name, value: evaluate(a.value, c.env), span: a.value.span })),
      c.env,
      { start: 0, end: 0 },
    ),
  );
  return tensorIn(value, c)?.dtype ?? null;
}

function tensorsCode(e: Expr, c: Context, dtype: DType | null): string {
  if (e.kind !== "list" && e.kind !== "tuple") return expressionCode(e, c);
  return `[${e.items.map((i) => tensorCode(i, c, dtype)).join(", ")}]`;
}

function attributeCode(e: ExprOf<"attribute">, c: Context): string {
  const whole = known(e, c);
  const owner = known(e.of, c);
  if (owner?.kind === "module") {
    if (whole?.kind === "dtype") return c.framework.dtype(whole.dtype);
    if (whole?.kind === "float") return floatCode(whole.value);
    if (whole?.kind === "none") return "None";
    throw untranslatable(`${e.name} of a module`);
  }
  const of = within(e.of, 20, c);
  if (owner && isOfProgram(owner)) return `${of}.${e.name}`;
  if (owner && !isTensor(owner)) throw untranslatable(`.${e.name}`);
  switch (e.name) {
    case "T":
      if (c.framework.target === "tensorflow") return `tf.transpose(${of})`;
      return c.framework.target === "torch" && tensorIn(owner, c)?.rank !== 2
        ? `${of}.permute(*range(${of}.ndim)[::-1])`
        : `${of}.T`;
    case "shape":
      return `tuple(${of}.shape)`;
    case "ndim":
    case "rank":
      return `len(${of}.shape)`;
    case "dtype":
      return `${of}.dtype`;
    default:
      throw untranslatable(`.${e.name}`);
  }
}

function indexCode(e: ExprOf<"index">, c: Context): string {
  const owner = known(e.of, c);
  const of = within(e.of, 20, c);
  const { target } = c.framework;
  const listed = (i: IndexExpr): boolean => {
    if (i.kind === "slice") return false;
    const value = known(i, c);
    return value !== null && (isTensor(value) || value.kind === "list" || value.kind === "range");
  };
  if (isTensor(owner) && e.items.some(listed)) {
    const [only] = e.items;
    if (e.items.length > 1 && target === "tensorflow") throw untranslatable("an index of several lists");
    if (target !== "tensorflow")
      return `${of}[${e.items.map((i) => (listed(i) ? tensorCode(i as Expr, c) : itemCode(i, c))).join(", ")}]`;
    const dtype = tensorIn(known(only as Expr, c), c)?.dtype;
    return `${dtype === "bool" ? "tf.boolean_mask" : "tf.gather"}(${of}, ${tensorCode(only as Expr, c)})`;
  }
  const backwards = e.items.some((i) => i.kind === "slice" && i.step?.kind === "unary");
  if (isTensor(owner) && target === "torch" && backwards) throw untranslatable("a step backwards");
  return `${of}[${e.items.map((i) => itemCode(i, c)).join(", ")}]`;
}

function itemCode(i: IndexExpr, c: Context): string {
  if (i.kind !== "slice") return expressionCode(i, c);
  const part = (e: Expr | null): string => (e ? expressionCode(e, c) : "");
  return `${part(i.start)}:${part(i.stop)}${i.step ? `:${part(i.step)}` : ""}`;
}
