/**
 * Where code runs: the names it sees, the text it came from, and the host that does for the language what it cannot do
 * itself (run a graph, print, read, remember). Knows no syntax and no operations.
 */

import type { ArrayTextOptions } from "../core/array-text.ts";
import type { Changeable } from "../core/birth.ts";
import type { Kept } from "../core/checkpoint.ts";
import type { Diagnostic, Source, Span } from "../core/errors.ts";
import type { Figure } from "../core/figure.ts";
import type { Group, KerasModel } from "../core/groups.ts";
import type { Packer } from "../core/packing.ts";
import type { Stored } from "../core/stored.ts";
import type { Node } from "../graph/node.ts";
import type { Variable } from "../graph/variable.ts";
import type { Operation, Surroundings } from "../ops/operation.ts";
import type { Index } from "../ops/subscripts.ts";
import type { ForeignStreams } from "../random/global.ts";
import type { Procedure } from "../scalar/procedure.ts";
import { addHeld, type Held } from "./held.ts";
import type { Block, CommandStatement, Expr, StatementOf } from "./syntax.ts";
import { type Arg, type ClassValue, type FunctionValue, type ObjectValue, saidOf, type Value } from "./value.ts";

/**
 * Puts an older state back when called, and gives the function that would bring the newer one back. Whoever changes
 * something that outlives the statement hands the host such a function first; undo is made of them.
 */
export interface Undo {
  (): Undo;
  /** Adds what the older state keeps in memory; left out where that is no buffer. */
  readonly addHeld?: (held: Held) => void;
}

/** How code is read: as tensh does, or as Python with TensorFlow does. */
export type Dialect = "tensh" | "python";

/** Gradients that were asked for: of what, by what, and on which steps' account. */
export interface Differentiated {
  readonly of: readonly Node[];
  /** What the result is called. */
  readonly called: string;
  readonly targets: readonly DifferentiatedBy[];
  /** Steps that count as recorded. */
  readonly within: (node: Node) => boolean;
  /** What the tape is called, if there is one. */
  readonly tape: string | null;
}
export interface DifferentiatedBy {
  readonly name: string;
  readonly by: Node | Variable;
  /** Nobody watches it: it has no gradient wherever the steps lead. */
  readonly unwatched: boolean;
}

/**
 * Runs a procedure with these numbers in its slots and these arrays, and changes both; gives its exit and how many turns of
 * loops it took, null where it cannot run. `sizes` are those of the arrays along their first axes, also afterwards.
 */
export type ProcedureRunner = (
  slots: (bigint | number)[],
  arrays: readonly Stored[],
  sizes: number[],
) => { readonly exit: number; readonly turns: number } | null;
export type MakeProcedure = (
  procedure: Procedure,
  functions: Readonly<Record<string, (...x: number[]) => number>>,
) => ProcedureRunner;

/** A graph that is run with other values; what it is given, nodes have where it is read soonest. */
export interface Through {
  readonly run: (values: readonly Stored[]) => Stored;
  readonly reached: (node: Node) => Stored;
}

export interface Host extends Surroundings {
  readonly dialect: Dialect;
  /** Tensors of different dtypes are joined, or refused as in TensorFlow. */
  readonly mixing: "promote" | "error";
  /** Values of nodes, computed now. */
  readonly realize: (nodes: readonly Node[]) => readonly Stored[];
  /** Computes a node of few elements if it may fail, so that it does so where it stands. */
  readonly settle: (node: Node) => void;
  /** A graph for other values in place of `inputs`, whatever happens to its nodes: what its outputs are then. */
  readonly keep: (
    outputs: readonly Node[],
    inputs: readonly Node[],
  ) => (values: readonly Stored[]) => readonly Stored[];
  /** A graph of which nothing is remembered, for other values in place of `inputs`: what `output` is then; null for all else. */
  readonly shortcut: ((output: Node, inputs: readonly Node[]) => Through | null) | null;
  /** Compiles a loop; null where loops have to be gone through as they are written. */
  readonly procedure: MakeProcedure | null;
  /** Runs a task; null if Ctrl-C broke it off, anywhere in it. Undefined where nobody can. */
  readonly untilInterrupted?: (<T>(task: () => T) => { readonly value: T } | null) | undefined;
  /** A line (or several) on standard output. */
  readonly print: (text: string) => void;
  /** The same on standard error: what is said to people while the output goes elsewhere. */
  readonly printAside: (text: string) => void;
  readonly warn: (diagnostic: Diagnostic) => void;
  /** A warning for somebody who types, once in a session. */
  readonly mention: (make: () => Diagnostic) => void;
  /** Before `key` changes: how to take the change back, which is asked for the first change in a statement only. */
  readonly touch: (key: unknown, undo: () => Undo) => void;
  /** The statement under way made it: nothing takes it back to what it was, but what forgets it. */
  readonly isOwn: (thing: Changeable) => boolean;
  /** Runs a task whose changes stay: no statement takes them back, and no preview leaves it half done. */
  readonly lasting: <T>(task: () => T) => T;
  /** A loop has come round: what its names hold may be computed, so that graphs stay short however long it runs. */
  readonly turn: (scope: Scope) => void;
  /** Time is taken: what the names of a scope and of those around it hold is computed, and so is what the statement changed. */
  readonly catchUp: (scope: Scope) => void;
  /** What was differentiated, for those who ask later why it came out so. */
  readonly differentiated: (what: Differentiated) => void;
  readonly runCommand: (statement: CommandStatement, env: Env) => void;
  /** How NumPy's arrays and tensors are written: np.set_printoptions changes it. */
  readonly printing: { options: ArrayTextOptions; formatter: Value };
  /** Whether tf.function traces: tf.config.run_functions_eagerly changes it. */
  readonly functions: { eager: boolean };
  /** What is to happen where NumPy's numbers go beyond floats: np.seterr and the warnings' filters change it. */
  readonly floats: FloatErrors;
  /** A figure to be seen; or into a file. */
  readonly show: (figure: Figure) => void;
  readonly save: (figure: Figure, path: string) => void;
  /** Milliseconds from some fixed moment. */
  readonly clock: () => number;
  /** The tensor in a file, or on standard input if no path is given. */
  readonly read: (path: string | null) => Node;
  readonly files: Files;
  /** The name of the script that runs (or nothing), then the words behind it on the command line. */
  readonly scriptWords: () => readonly string[];
  readonly setSeed: (seed: bigint) => void;
  /** A graph is made anew: its random operations begin again. */
  readonly forgetGraph: (graph: string) => void;
  /** The session's streams of other frameworks, and how they change. */
  readonly foreign: {
    readonly get: () => ForeignStreams;
    readonly set: (streams: ForeignStreams) => void;
    /** A whole number from chance. */
    readonly entropy: () => bigint;
  };
  /** The value of a line of the session, of the last one if null; undefined where there is none. */
  readonly result: (line: number | null) => Value | undefined;
}

export type FloatError = "divide" | "over" | "under" | "invalid";
export type FloatHandling = "ignore" | "warn" | "raise" | "call" | "print" | "log";
export interface FloatErrors {
  handled: Readonly<Record<FloatError, FloatHandling>>;
  /** Somebody asked for warnings, or what is to become of them. */
  heard: boolean;
  /** Results have to be looked at, then: that of every step is computed where it is made. */
  watched: boolean;
}

/** Files by their paths, for functions that read and write them. */
export interface Files {
  /** The array of a `.npy` file, or those of an archive by name. */
  readonly arrays: (path: string) => Stored | ReadonlyMap<string, Stored>;
  readonly writeArrays: (path: string, arrays: Stored | ReadonlyMap<string, Stored>) => void;
  /** What a program keeps of a training, in a file of PyTorch's. */
  readonly checkpoint: (path: string) => Kept;
  readonly writeCheckpoint: (path: string, kept: Kept) => void;
  /** Groups of arrays in a file of HDF5's. */
  readonly groups: (path: string) => Group;
  readonly writeGroups: (path: string, group: Group) => void;
  /** A model in a file of Keras'. */
  readonly model: (path: string) => KerasModel;
  readonly writeModel: (path: string, model: KerasModel) => void;
  readonly text: (path: string) => string;
  readonly writeText: (path: string, text: string) => void;
  readonly bytes: (path: string) => Uint8Array;
  /** Puts these bytes behind what is there; the disk has them at the latest when somebody reads, or the run ends. */
  readonly append: (path: string, bytes: Uint8Array) => void;
  /** Writes what waits to be appended: to one file, or to all. */
  readonly settle: (path: string | null) => void;
  /** What is at a path; null if nothing is. */
  readonly kindOf: (path: string) => "file" | "folder" | null;
  readonly namesIn: (folder: string) => readonly string[];
  /** A file, or a folder with nothing in it, is there no more. */
  readonly remove: (path: string) => void;
  readonly rename: (from: string, to: string) => void;
  /** The folder for what is needed for a while only. */
  readonly passingFolder: () => string;
  readonly packer: Packer;
  /** Makes a folder, with those that it lies in. */
  readonly makeFolder: (path: string) => void;
  /** The working folder. */
  readonly folder: () => string;
  /** The next line of standard input, with its end; empty where there is none. */
  readonly line: () => string;
}

const pythonHosts = new WeakMap<Host, Host>();
/** The same host for code that goes by Python's rules. */
export function pythonHost(host: Host): Host {
  if (host.dialect === "python") return host;
  const known = pythonHosts.get(host);
  if (known) return known;
  const made = Object.create(host, { dialect: { value: "python" } }) as Host;
  pythonHosts.set(host, made);
  lent.add(made);
  return made;
}
/** Whether a program's own lines are run: neither tensh's nor the library's. */
export const inProgram = (env: Env): boolean => env.host.dialect === "python" && !env.source.library;

const lent = new WeakSet<Host>();
/** The session itself goes by Python's rules, not only the code that asks. */
export const isPythonSession = (host: Host): boolean => host.dialect === "python" && !lent.has(host);

export class Scope {
  names: Map<string, Value>;
  readonly parent: Scope | null;
  /** The value of the first parameter of the function that it belongs to: what `super()` is about. */
  first: Value | undefined;
  /** The class whose names it holds, as Python says it before those defined in it. */
  ofClassNamed = "";
  /** The function whose names it holds. */
  of: FunctionValue | null = null;
  /** Its names are all that there are for what runs in it, as for text that is given names of its own. */
  isWhole = false;
  /** The module whose names it holds, where a program brought that itself. */
  module: ObjectValue | null = null;
  /** It holds the names of a comprehension only. */
  ofClauses = false;
  /** It holds the members of a class that is being made: functions defined in it look past it. */
  readonly ofClass: boolean;
  /** Names that belong to this scope although they have no value yet, and those that belong to an outer one. */
  readonly own: ReadonlySet<string>;
  outer: Map<string, Scope> | null = null;

  constructor(
    parent: Scope | null,
    own: ReadonlySet<string> = new Set(),
    ofClass = false,
    names = new Map<string, Value>(),
  ) {
    this.names = names;
    this.parent = parent;
    this.own = own;
    this.ofClass = ofClass;
  }

  /** What Python says before the names of what is defined here: the class or function; empty outside of both. */
  get path(): string {
    return this.of === null ? this.ofClassNamed : `${saidOf(this.of)}.<locals>`;
  }

  /** The value that the name has for who stands in this scope, if it has one. */
  lookup(name: string): Value | undefined {
    for (let scope: Scope | null = this; scope; scope = scope.parent) {
      const elsewhere = scope.outer?.get(name);
      if (elsewhere) return elsewhere.names.get(name);
      const value = scope.names.get(name);
      if (value) return value;
      // A name of its own that has no value yet hides those further out.
      if (scope.own.has(name)) return undefined;
    }
    return undefined;
  }
  /** The name belongs to a function, although it has no value there yet. */
  isUnset(name: string): boolean {
    for (let scope: Scope | null = this; scope; scope = scope.parent) if (scope.own.has(name)) return true;
    return false;
  }
  /** The function around this one that a `nonlocal` name belongs to. */
  enclosing(name: string): Scope | undefined {
    for (let scope = this.parent; scope?.parent; scope = scope.parent)
      if (scope.names.has(name) || scope.own.has(name)) return scope;
    return undefined;
  }
  get global(): Scope {
    let scope: Scope = this;
    while (scope.parent && !scope.isWhole) scope = scope.parent;
    return scope;
  }
}

/** How a statement ended: it ran through, or the flow goes elsewhere. */
export type Flow = "next" | "break" | "continue" | { readonly returned: Value };
/** What a loop gives whose turn ended so; null where the next turn comes. */
export function loopEnd(flow: Flow): Flow | null {
  if (flow === "break") return "next";
  return typeof flow === "object" ? flow : null;
}

/** The parts of the evaluator that the others call back into; handed down, so that files need not import in circles. */
export interface Interpreter {
  readonly evaluate: (e: Expr, env: Env) => Value;
  readonly call: (callee: Value, args: readonly Arg[], env: Env, span: Span) => Value;
  /** Runs a function's body in an environment in which its parameters have their values. */
  readonly runBody: (f: FunctionValue, env: Env) => Value;
  readonly runBlock: (block: Block, env: Env) => Flow;
  /** Goes through a loop of so many turns, if that takes no one by one from the first on; else nothing has happened. */
  readonly throughAtOnce: (s: StatementOf<"for">, over: Value, turns: number, env: Env) => boolean;
  /** What `type(name, bases, members)` makes. */
  readonly newClass: (args: readonly Arg[], env: Env, span: Span, meta?: ClassValue) => Value;
  /** Everything that can stand behind the dot of a value. */
  readonly namesOf: (of: Value) => readonly string[];
  /** The class that one of Python's types is to those that inherit from it. */
  readonly inheritable: (value: Value) => ClassValue | undefined;
}

/** A step of an evaluation that made tensors, told to whoever wants to explain it. Spans point into `source`. */
export type Observation = {
  readonly source: Source;
  readonly span: Span;
  readonly depth: number;
} & (
  | {
      readonly kind: "operation";
      readonly operation: Operation;
      /** What the parameters were given, by name, and what was written for them. */
      readonly bound: Readonly<Record<string, unknown>>;
      readonly given: ReadonlyMap<string, Arg>;
      readonly results: readonly Node[];
    }
  | {
      readonly kind: "index";
      readonly of: Node;
      readonly ofSpan: Span;
      readonly items: readonly Index[];
      readonly itemSpans: readonly Span[];
      readonly results: readonly Node[];
    }
  /** A function of the session gave this. */
  | { readonly kind: "call"; readonly name: string; readonly value: Value }
);

/** A call under way that TensorFlow makes a graph of, and the random operations that it has come by. */
export interface GraphCall {
  readonly graph: string;
  at: number;
  unseeded: number;
}

/** A call of a tf.function that is under way. */
export interface Tracing {
  /** TensorFlow would not run Python here: it traced this before. */
  readonly quiet: boolean;
  /** Nodes from this number on were made in it. */
  readonly from: number;
  /** The function was never traced before. */
  readonly first: boolean;
  /** Inside of an `if`. */
  readonly branch: boolean;
  readonly found: {
    readonly printed: string[];
    /** Something was printed in a branch. */
    branched: Span | null;
    /** Variables were made. */
    made: boolean;
  };
}

export interface Env {
  readonly host: Host;
  readonly interpreter: Interpreter;
  readonly scope: Scope;
  readonly source: Source;
  /** How many calls are under way. */
  readonly depth: number;
  /** Inside of a `try`: values are computed at once, so that what goes wrong does so there. */
  readonly eager?: true | undefined;
  /** It is only asked whether something is there, so that nobody reads what an error would advise. */
  readonly asks?: true | undefined;
  /** Told of every step that makes tensors, once it is built. */
  readonly observe?: ((observation: Observation) => void) | undefined;
  /** Inside of a tf.function. */
  readonly tracing?: Tracing | undefined;
  /** Inside of what would be a graph. */
  readonly graph?: GraphCall | undefined;
  /** Inside of an `except`: the error that it took, for a bare `raise`. */
  readonly handling?: Error | undefined;
}

/** Other names, and for a function's body the rest that is its own. Written out: a spread takes longer than a whole call. */
export const within = (
  env: Env,
  scope: Scope,
  { host, source, depth, tracing, graph }: Pick<Env, "host" | "source" | "depth" | "tracing" | "graph"> = env,
): Env => ({
  host,
  interpreter: env.interpreter,
  scope,
  source,
  depth,
  eager: env.eager,
  observe: env.observe,
  tracing,
  graph,
  handling: env.handling,
});

/** A name gets (or loses) its value; undone with the statement if it outlives it. */
export function bindName(env: Env, name: string, value: Value | undefined): void {
  const scope = env.scope.outer?.get(name) ?? env.scope;
  if (scope.parent === null) env.host.touch(nameKey(name), () => nameUndo(scope, name, scope.names.get(name)));
  else if (scope.module) touchAttributes(scope.module, env);
  if (value === undefined) scope.names.delete(name);
  else scope.names.set(name, value);
}

const nameKeys = new Map<string, string>();
/** What a name of the session is touched by. Made once: loops bind the same names again and again. */
function nameKey(name: string): string {
  let key = nameKeys.get(name);
  if (key === undefined) {
    key = `name ${name}`;
    nameKeys.set(name, key);
  }
  return key;
}

function nameUndo(scope: Scope, name: string, value: Value | undefined): Undo {
  const undo = (): Undo => {
    const now = scope.names.get(name);
    if (value === undefined) scope.names.delete(name);
    else scope.names.set(name, value);
    return nameUndo(scope, name, now);
  };
  return value === undefined || isSmall(value)
    ? undo
    : Object.assign(undo, { addHeld: (held: Held) => addHeld(value, held) });
}
const isSmall = ({ kind }: Value): boolean =>
  kind === "int" || kind === "float" || kind === "complex" || kind === "bool" || kind === "none";

/** The attributes of an object are about to change. */
export const touchAttributes = (of: ObjectValue, env: Env): void =>
  env.host.touch(of, () =>
    partUndo(
      () => of.attributes,
      (old) => {
        of.attributes = old;
      },
      new Map(of.attributes),
    ),
  );

/** For a thing with one changeable part: puts `value` back. `hold` measures the part; left out, nobody knows what it holds. */
export function partUndo<T>(
  read: () => T,
  write: (value: T) => void,
  value: T = read(),
  hold?: (value: T, held: Held) => void,
): Undo {
  const undo = (): Undo => {
    const now = read();
    write(value);
    return partUndo(read, write, now, hold);
  };
  const addHeld = (held: Held): void => {
    if (hold) hold(value, held);
    else held.partial = true;
  };
  return Object.assign(undo, { addHeld });
}

/** The same for a part that holds no buffers. */
export function plainUndo<T>(read: () => T, write: (value: T) => void): Undo {
  const value = read();
  return () => {
    const undo = plainUndo(read, write);
    write(value);
    return undo;
  };
}

/** Thrown where only a preview would have to compute: nothing is wrong, the answer is just not known yet. */
export class NotKnownYet extends Error {
  /** What would have been computed. */
  readonly wanted: readonly Node[];
  constructor(wanted: readonly Node[] = []) {
    super();
    this.wanted = wanted;
  }
}
