/**
 * The names of TensorFlow, NumPy, PyTorch and JAX: `tf.math.add`, `np.pi`, `torch.float32`. A dotted path leads to one
 * of our operations, to a builtin, to a constant, or further in.
 */

import { dtypeNamed } from "../core/dtype.ts";
import type { Span } from "../core/errors.ts";
import { type Framework, frameworks, namesIn, operationIn, operationNamed, operationsOf } from "../ops/index.ts";
import { beginsName } from "../ops/places.ts";
import type { Env } from "./env.ts";
import { frameworkExceptions } from "./exceptions.ts";
import { failAt } from "./fail.ts";
import { intentOfPath } from "./intents.ts";
import { jaxOperation, makesNoArrays } from "./jax-names.ts";
import { homePath, isInLibrary, libraryMember, libraryPaths } from "./library.ts";
import { numpyName } from "./numpy-names.ts";
import { nearest } from "./suggest.ts";
import { type BuiltinValue, floatOf, none, stringOf, type Value } from "./value.ts";

/** Top-level modules by the names that import statements use for them. */
const modules: Readonly<Record<string, string>> = {
  tensorflow: "tf",
  numpy: "np",
  torch: "torch",
  jax: "jax",
  "jax.numpy": "jax.numpy",
  math: "math",
  keras: "tf.keras",
  _tensh: "_tensh",
  matplotlib: "matplotlib",
};

/** Which framework's names a path goes through. JAX's arrays have NumPy's names. */
function frameworkOf(path: string): { framework: Framework; rest: string } | null {
  const [, root, rest = ""] = /^(tf|np|torch|jax\.numpy|math)(?:\.(.+))?$/.exec(path) ?? [];
  if (!root) return null;
  return { framework: root === "jax.numpy" || root === "math" ? "np" : (root as Framework), rest };
}

const constants: Readonly<Record<string, Value>> = {
  pi: floatOf(Math.PI),
  e: floatOf(Math.E),
  inf: floatOf(Number.POSITIVE_INFINITY),
  nan: floatOf(Number.NaN),
  newaxis: none,
};
const ofMath: Readonly<Record<string, Value>> = { ...constants, tau: floatOf(2 * Math.PI) };

/** Things of the frameworks that are neither operations nor functions. */
const things: Readonly<Record<string, Value>> = {
  "tf.newaxis": none,
  "tf.UnconnectedGradients.NONE": stringOf("none"),
  "tf.UnconnectedGradients.ZERO": stringOf("zero"),
  "tf.__version__": stringOf("2.21.0"),
  "tf.keras.__version__": stringOf("3.15.1"),
  "np.__version__": stringOf("2.4.6"),
  "torch.__version__": stringOf("2.15.0+cpu"),
};

/** Builtins by their full path in a framework. Given by `builtins.ts`, which is above. */
export interface FrameworkBuiltins {
  readonly get: (path: string) => BuiltinValue | undefined;
  readonly keys: () => Iterable<string>;
}

/** The module that `import NAME` means, as a path; undefined if there is none. */
export function moduleNamed(name: string): string | undefined {
  if (Object.hasOwn(modules, name)) return modules[name];
  const [root, ...rest] = name.split(".");
  if (Object.hasOwn(modules, root!)) return [modules[root!], ...rest].join(".");
  for (const path of libraryPaths()) if (path.startsWith(`${name}.`)) return name;
  return undefined;
}

/** All that `import` finds, for completion. */
export function moduleNames(builtins: FrameworkBuiltins): readonly string[] {
  const inFrameworks = frameworks.flatMap((f) => [...pathsUnder(f, builtins)]);
  const found = new Set(Object.keys(modules));
  for (const path of [...inFrameworks, ...builtins.keys(), ...libraryPaths()]) {
    const [root, ...rest] = path.split(".").slice(0, -1);
    if (root === undefined || rest.some((part) => !/^[a-z]/.test(part))) continue;
    const name = Object.keys(modules).find((known) => modules[known] === root) ?? root;
    for (const [i] of [name, ...rest].entries()) found.add([name, ...rest.slice(0, i)].join("."));
  }
  return [...found].filter((name) => !name.startsWith("_")).sort();
}

/** The shell knows these modules without an import. */
const shellPaths: Readonly<Record<string, string>> = {
  tf: "tf",
  np: "np",
  torch: "torch",
  jnp: "jax.numpy",
  jax: "jax",
  math: "math",
  linalg: "np.linalg",
};
export const shellModules: readonly string[] = Object.keys(shellPaths);
/** Modules whose names are those of operations too: the bare name is the operation, which has the module's members. */
const sharedPaths: Readonly<Record<string, string>> = { fft: "np.fft" };
export const moduleSharing = (name: string): string | undefined =>
  Object.hasOwn(sharedPaths, name) ? sharedPaths[name] : undefined;
export const shellModule = (name: string): Value | undefined =>
  Object.hasOwn(shellPaths, name) ? { kind: "module", path: shellPaths[name]! } : undefined;

/** What `path.name` is. */
export function memberOf(path: string, name: string, builtins: FrameworkBuiltins, env: Env, span: Span): Value {
  const full = homePath(`${path}.${name}`);
  // In the library itself the frameworks' names are those of operations, but for PyTorch's and JAX's arrays.
  const named = !env.source.library || /^(torch|jax\.numpy)\./.test(full);
  const python = env.host.dialect === "python";
  const own = python && named ? pythonMember(full, env) : undefined;
  if (own) return own;
  const builtin = builtins.get(otherNames[full] ?? full) ?? builtins.get(full.replace(/^(jax\.numpy|math)\./, "np."));
  if (builtin) return builtin;
  const exception = frameworkExceptions.get(full);
  if (exception) return exception;
  if (Object.hasOwn(things, full)) return things[full]!;
  const where = frameworkOf(full);
  const operation = where && operationIn(where.framework, where.rest);
  if (operation) {
    const { framework, rest } = where;
    return {
      kind: "operation",
      operation,
      as: `${framework}.${framework === "np" && python ? numpyName(rest) : rest}`,
    };
  }
  const ofJax = jaxOperation(full);
  if (ofJax) return { kind: "operation", operation: ofJax, as: full };
  const written = needsPython(full, env) ? undefined : libraryMember(full, env);
  if (written) return written;
  // TensorFlow's NumPy works on tensors, as all here does; in Python files NumPy's own would make arrays.
  if (path === "tf.experimental.numpy" && !python) return memberOf("np", name, builtins, env, span);
  const root = /^(tf|np|torch|jax\.numpy|math)$/.test(path);
  if (path === "math" && Object.hasOwn(ofMath, name)) return ofMath[name]!;
  if (root && path !== "tf" && Object.hasOwn(constants, name)) return constants[name]!;
  const dtype = root ? dtypeNamed(name) : undefined;
  if (dtype) return { kind: "dtype", dtype, ...(path === "np" && python ? { numpy: "type" } : {}) };
  if (leadsFurther(full, builtins)) return { kind: "module", path: full };
  if (isInLibrary(full) && needsPython(full, env))
    throw failAt("name/elsewhere", { name: full }, span, "", { help: inFile });
  throw failAt("name/module", { name: full }, span, "", { help: nearHelp(full, builtins) });
}

const inFile: readonly string[] = ["write the lines into a .py file and run it: `tensh FILE.py`"];

/** Functions of one framework that another's name means too. */
const otherNames: Readonly<Record<string, string>> = { "jax.jit": "tf.function" };

/** What the library has of frameworks whose own arrays it makes: they are for Python files, where all others are theirs too. */
const needsPython = (full: string, env: Env): boolean =>
  full.startsWith("torch.") || (env.host.dialect !== "python" && full.startsWith("jax.") && !makesNoArrays(full));

/** What the library has under another framework's name where Python's rules hold, in place of our operation. */
function pythonMember(full: string, env: Env): Value | undefined {
  if (full.startsWith("np.")) return libraryMember(`_numpy.${full.slice(3)}`, env);
  if (full.startsWith("jax.")) return jaxMember(full, env);
  return full.startsWith("tf.") ? libraryMember(`_tf.${full.slice(3)}`, env) : torchMember(full, env);
}

/** PyTorch's functions where Python's rules hold: those of the library, which make its own tensors. */
function torchMember(full: string, env: Env): Value | undefined {
  const [, name] = /^torch\.(.+)$/.exec(full) ?? [];
  if (name === undefined) return undefined;
  const written = libraryMember(full, env);
  if (written) return written;
  const found = libraryMember("_torch.function", env)!;
  const made = env.interpreter.call(found, [{ name: null, value: stringOf(name), span: nowhere }], env, nowhere);
  return made.kind === "none" ? undefined : made;
}

/** JAX's functions where Python's rules hold: those of the library, and NumPy's by JAX's rules. */
function jaxMember(full: string, env: Env): Value | undefined {
  const written = libraryMember(full, env);
  if (written) return written;
  const [, name] = /^jax\.numpy\.(.+)$/.exec(full) ?? [];
  if (name === undefined) return undefined;
  const found = libraryMember("_jax.function", env)!;
  const made = env.interpreter.call(found, [{ name: null, value: stringOf(name), span: nowhere }], env, nowhere);
  return made.kind === "none" ? undefined : made;
}
const nowhere: Span = { start: 0, end: 0 };

function* pathsUnder(framework: Framework, builtins: FrameworkBuiltins): Generator<string> {
  for (const name of libraryPaths()) if (name.startsWith(`${framework}.`)) yield name;
  for (const name of operationsOf(framework).keys()) yield `${framework}.${name}`;
  for (const name of builtins.keys()) if (name.startsWith(`${framework}.`)) yield name;
  for (const name of Object.keys(things)) if (name.startsWith(`${framework}.`)) yield name;
}

function leadsFurther(full: string, builtins: FrameworkBuiltins): boolean {
  if (full === "jax.numpy") return true;
  const where = frameworkOf(full);
  const start = where ? `${where.framework}.${where.rest}.` : `${full}.`;
  const begins = (path: string): boolean => path.startsWith(start);
  if (beginsName("paths", start) ?? [...builtins.keys()].some(begins)) return true;
  if ([...libraryPaths()].some(begins)) return true;
  if (!where) return false;
  if ([...frameworkExceptions.keys(), ...Object.keys(things)].some(begins)) return true;
  const { framework, rest } = where;
  return (
    beginsName(framework, `${rest}.`) ??
    [...operationsOf(framework).keys()].some((name) => begins(`${framework}.${name}`))
  );
}

function nearHelp(full: string, builtins: FrameworkBuiltins): string[] {
  const where = frameworkOf(full);
  if (!where) return [];
  const last = (path: string): string => path.slice(path.lastIndexOf(".") + 1);
  // What is there for ragged tensors is for nothing else, and the other way round.
  const others = where.rest.startsWith("ragged.") ? [] : elsewhere(last(full), where.framework);
  const known = [...intentOfPath(where.rest), ...others];
  if (known.length > 0) return known;
  const paths = [...pathsUnder(where.framework, builtins)];
  const module = full.slice(0, full.lastIndexOf(".") + 1);
  const beside = paths.filter((p) => p.startsWith(module) && !p.slice(module.length).includes("."));
  const nearIn = (known: readonly string[]): string[] => {
    const near = nearest(last(full), known.map(last));
    return known.filter((p) => near.includes(last(p))).slice(0, 3);
  };
  const inside = nearIn(beside);
  const found = inside.length > 0 || where.rest.includes(".") ? inside : nearIn(paths);
  return found.length === 0
    ? siblingHelp(full, builtins)
    : [`the nearest here: ${found.map((p) => `\`${p}\``).join(", ")}`];
}

/** What else stands where the name was looked for. */
function siblingHelp(full: string, builtins: FrameworkBuiltins): string[] {
  const parent = full.slice(0, full.lastIndexOf("."));
  const names = membersOf(parent, builtins).filter((name) => /^[a-zA-Z]/.test(name));
  if (!parent.includes(".") || names.length === 0) return ["help operations lists what there is"];
  const shown = names.slice(0, 12).join(", ");
  return [`\`${parent}\` has ${shown}${names.length > 12 ? ", …" : ""}`];
}

/** The name is another framework's, or ours: what it is called in this one. */
function elsewhere(name: string, here: Framework): string[] {
  const found = operationNamed(name) ?? frameworks.map((f) => operationIn(f, name)).find((op) => op !== undefined);
  if (!found) return [];
  const [own] = namesIn(found, here);
  return [own ? `there it is called \`${here}.${own}\`` : `here it is \`${found.name}\`, without \`${here}.\``];
}

const namesUnder = (prefix: string, paths: Iterable<string>): string[] =>
  [...paths].filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));

/** All members of a module that are known, for completion. */
export function membersOf(path: string, builtins: FrameworkBuiltins): string[] {
  if (path === "math") return [...namesUnder("math.", builtins.keys()), ...Object.keys(ofMath)].sort();
  const where = frameworkOf(path);
  if (!where) {
    const inside = [...builtins.keys(), ...libraryPaths()].filter((p) => p.startsWith(`${path}.`));
    const names = inside.map((p) => p.slice(path.length + 1).split(".")[0]!);
    return [...new Set([...names, ...(path === "jax" ? ["numpy"] : [])])].sort();
  }
  const prefix = where.rest ? `${where.framework}.${where.rest}.` : `${where.framework}.`;
  const inside = [...pathsUnder(where.framework, builtins)]
    .filter((p) => p.startsWith(prefix))
    .map((p) => p.slice(prefix.length).split(".")[0]!);
  return [
    ...new Set([...inside, ...(where.rest === "" ? ["float32", "float64", "int32", "int64", "bool"] : [])]),
  ].sort();
}
