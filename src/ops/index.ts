/**
 * The table of operations. Nothing in the engine imports it: the language finds names here, and help, completion, docs
 * and tests are made from it. An operation is in the table because its file exports it.
 */
import * as activations from "./activations.ts";
import * as arithmetic from "./arithmetic.ts";
import * as assembling from "./assembling.ts";
import * as bits from "./bits.ts";
import * as bitwise from "./bitwise.ts";
import * as choosing from "./choosing.ts";
import * as clipping from "./clipping.ts";
import * as compare from "./compare.ts";
import * as complex from "./complex.ts";
import * as convolution from "./convolution.ts";
import * as create from "./create.ts";
import * as decompositions from "./decompositions.ts";
import * as determinants from "./determinants.ts";
import * as diagonal from "./diagonal.ts";
import * as distances from "./distances.ts";
import * as distinct from "./distinct.ts";
import * as eigen from "./eigen.ts";
import * as einsum from "./einsum.ts";
import * as elements from "./elements.ts";
import * as extremes from "./extremes.ts";
import * as floatParts from "./float-parts.ts";
import * as fourier from "./fourier.ts";
import * as grids from "./grids.ts";
import * as histograms from "./histograms.ts";
import * as indexing from "./indexing.ts";
import * as inspect from "./inspect.ts";
import * as joining from "./joining.ts";
import * as layers from "./layers.ts";
import * as leastSquares from "./least-squares.ts";
import * as linalg from "./linalg.ts";
import * as losses from "./losses.ts";
import * as lu from "./lu.ts";
import * as matrixFunctions from "./matrix-functions.ts";
import * as movement from "./movement.ts";
import * as nans from "./nans.ts";
import * as nearness from "./nearness.ts";
import * as nn from "./nn.ts";
import * as noNan from "./no-nan.ts";
import * as norms from "./norms.ts";
import type { Names, Operation } from "./operation.ts";
import { placeOf } from "./places.ts";
import * as polynomials from "./polynomials.ts";
import * as pooling from "./pooling.ts";
import * as random from "./random.ts";
import * as rearranging from "./rearranging.ts";
import * as reduction from "./reduction.ts";
import * as repeating from "./repeating.ts";
import * as scaled from "./scaled.ts";
import * as scan from "./scan.ts";
import * as segments from "./segments.ts";
import * as sets from "./sets.ts";
import * as slices from "./slices.ts";
import * as solving from "./solving.ts";
import * as sorting from "./sorting.ts";
import * as special from "./special.ts";
import * as specialIntegrals from "./special-integrals.ts";
import * as specialPairs from "./special-pairs.ts";
import * as splicing from "./splicing.ts";
import * as statistics from "./statistics.ts";
import * as tapers from "./tapers.ts";
import * as torchConvolution from "./torch-convolution.ts";
import * as torchLosses from "./torch-losses.ts";
import * as transcendental from "./transcendental.ts";

/**
 * The files by subject. They are looked at one after another and only as far as needed, so that a start does not make
 * hundreds of entries to use one: the most used come first.
 */
const groups = {
  reduction: () => reduction,
  arithmetic: () => arithmetic,
  create: () => create,
  movement: () => movement,
  linalg: () => linalg,
  compare: () => compare,
  functions: () => transcendental,
  joining: () => joining,
  indexing: () => indexing,
  inspect: () => inspect,
  random: () => random,
  nn: () => nn,
  repeating: () => repeating,
  sorting: () => sorting,
  scan: () => scan,
  diagonal: () => diagonal,
  bitwise: () => bitwise,
  bits: () => bits,
  einsum: () => einsum,
  solving: () => solving,
  determinants: () => determinants,
  special: () => special,
  statistics: () => statistics,
  decompositions: () => decompositions,
  leastSquares: () => leastSquares,
  eigen: () => eigen,
  lu: () => lu,
  clipping: () => clipping,
  noNan: () => noNan,
  norms: () => norms,
  nearness: () => nearness,
  grids: () => grids,
  floatParts: () => floatParts,
  nans: () => nans,
  choosing: () => choosing,
  polynomials: () => polynomials,
  splicing: () => splicing,
  distinct: () => distinct,
  sets: () => sets,
  activations: () => activations,
  losses: () => losses,
  torchLosses: () => torchLosses,
  distances: () => distances,
  convolution: () => convolution,
  torchConvolution: () => torchConvolution,
  pooling: () => pooling,
  complex: () => complex,
  fourier: () => fourier,
  elements: () => elements,
  slices: () => slices,
  rearranging: () => rearranging,
  matrixFunctions: () => matrixFunctions,
  tapers: () => tapers,
  layers: () => layers,
  histograms: () => histograms,
  specialPairs: () => specialPairs,
  specialIntegrals: () => specialIntegrals,
  scaled: () => scaled,
  assembling: () => assembling,
  segments: () => segments,
  extremes: () => extremes,
} as const satisfies Readonly<Record<string, () => object>>;
export type Group = keyof typeof groups;
export const groupNames = Object.keys(groups) as Group[];

const isOperation = (x: unknown): x is Operation => typeof x === "function" && "params" in x && "run" in x;

const entries = new Map<Group, readonly Operation[]>();
/** The operations of one file, in its order. */
export function operationsIn(group: Group): readonly Operation[] {
  const known = entries.get(group) ?? Object.values(groups[group]()).filter(isOperation);
  entries.set(group, known);
  return known;
}

/**
 * Where an operation stands, as a number: which file, and which of its exports by name. So the bundle knows it, and makes
 * no other entry of the file.
 */
export const operationPlaces = (): ReadonlyMap<Operation, number> =>
  new Map(
    groupNames.flatMap((group, file) =>
      exportsOf(group).flatMap((name, at) => {
        const found = exportOf(group, name);
        return isOperation(found) ? [[found, at * groupNames.length + file] as const] : [];
      }),
    ),
  );
function operationAt(place: number): Operation {
  const group = groupNames[place % groupNames.length]!;
  return exportOf(group, exportsOf(group)[Math.floor(place / groupNames.length)]!) as Operation;
}
const exportsOf = (group: Group): string[] => Object.keys(groups[group]()).sort();
const exportOf = (group: Group, name: string): unknown => (groups[group]() as Record<string, unknown>)[name];

/** All operations, file by file. */
export function* allOperations(): Generator<Operation> {
  for (const group of groupNames) yield* operationsIn(group);
}

export type Framework = Exclude<keyof Names, "own">;
export const frameworks: readonly Framework[] = ["tf", "np", "torch"];

const splitNames = (names: string | undefined): string[] => names?.split(" ").filter((n) => n !== "") ?? [];

/** What a framework calls the operation, without the framework's prefix. */
export const namesIn = (op: Operation, where: keyof Names): string[] => splitNames(op.also[where]);

/** Operations by the names that a framework has for them (`math.add`, `reduce_sum`), or that we have. */
export function operationsOf(where: keyof Names): ReadonlyMap<string, Operation> {
  const known = complete.get(where);
  if (known) return known;
  const made = new Map<string, Operation>();
  for (const op of allOperations()) {
    const names = namesIn(op, where);
    for (const name of where === "own" ? [op.name, ...names] : names) if (!made.has(name)) made.set(name, op);
  }
  complete.set(where, made);
  return made;
}
const complete = new Map<keyof Names, ReadonlyMap<string, Operation>>();

/** The operation that a framework calls so, or undefined. */
export const operationIn = (framework: Framework, name: string): Operation | undefined =>
  found(framework, name, (op) => hasName(op.also[framework], name));

/** The operation that a bare name means: our name for it, one of our other names. */
export const operationNamed = (name: string): Operation | undefined =>
  found("own", name, (op) => op.name === name || hasName(op.also.own, name));

const hasName = (names: string | undefined, name: string): boolean =>
  names !== undefined && ` ${names} `.includes(` ${name} `);

const finds: Readonly<Record<keyof Names, Map<string, Operation>>> = {
  own: new Map(),
  tf: new Map(),
  np: new Map(),
  torch: new Map(),
};
/**
 * The first operation that fits. Once a name was looked for in vain where places are not known, all of them are known and
 * none is searched for again.
 */
function found(where: keyof Names, name: string, fits: (op: Operation) => boolean): Operation | undefined {
  const known = complete.get(where)?.get(name) ?? finds[where].get(name);
  if (known || complete.has(where)) return known;
  const place = placeOf(where, name);
  if (place === null) return undefined;
  const op = place === undefined ? first(allOperations(), fits) : operationAt(place);
  if (op) finds[where].set(name, op);
  else operationsOf(where);
  return op;
}
function first<T>(all: Iterable<T>, fits: (x: T) => boolean): T | undefined {
  for (const x of all) if (fits(x)) return x;
  return undefined;
}

/** The operation that a method of that name means: any one-tensor operation, by our names, NumPy's or PyTorch's. */
export function methodNamed(name: string): Operation | undefined {
  const op = operationNamed(name) ?? operationIn("np", name) ?? operationIn("torch", name);
  const first = op && Object.values(op.params)[0]?.kind;
  return op && !op.methodless && (first === "tensor" || first === "known") ? op : undefined;
}
