/**
 * The table of operations. Nothing in the engine imports it: the language finds names here, and help, completion, docs
 * and tests are made from it. An operation is in the table because its file exports it.
 */
import * as arithmetic from "./arithmetic.ts";
import * as bitwise from "./bitwise.ts";
import * as compare from "./compare.ts";
import * as create from "./create.ts";
import * as diagonal from "./diagonal.ts";
import * as einsum from "./einsum.ts";
import * as indexing from "./indexing.ts";
import * as inspect from "./inspect.ts";
import * as joining from "./joining.ts";
import * as linalg from "./linalg.ts";
import * as movement from "./movement.ts";
import * as nn from "./nn.ts";
import type { Names, Operation } from "./operation.ts";
import * as random from "./random.ts";
import * as reduction from "./reduction.ts";
import * as repeating from "./repeating.ts";
import * as scan from "./scan.ts";
import * as sorting from "./sorting.ts";
import * as transcendental from "./transcendental.ts";

const groups = {
  create,
  inspect,
  arithmetic,
  functions: transcendental,
  compare,
  bitwise,
  indexing,
  movement,
  joining,
  repeating,
  reduction,
  scan,
  sorting,
  linalg,
  diagonal,
  einsum,
  nn,
  random,
};
export type Group = keyof typeof groups;

const isOperation = (x: unknown): x is Operation => typeof x === "function" && "params" in x && "run" in x;

/** All operations by their group, in the order of their files. */
export const operationGroups: ReadonlyMap<Group, readonly Operation[]> = new Map(
  Object.entries(groups).map(([group, file]) => [
    group as Group,
    Object.values(file as Record<string, unknown>).filter(isOperation),
  ]),
);

/** All operations by our own name for them. */
export const operations: ReadonlyMap<string, Operation> = new Map(
  [...operationGroups.values()].flat().map((op) => [op.name, op]),
);

export type Framework = Exclude<keyof Names, "own">;
export const frameworks: readonly Framework[] = ["tf", "np", "torch"];

const splitNames = (names: string | undefined): string[] => names?.split(" ").filter((n) => n !== "") ?? [];

/** What a framework calls the operation, without the framework's prefix. */
export const namesIn = (op: Operation, where: keyof Names): string[] => splitNames(op.also[where]);

/** Operations by the names that a framework has for them: `math.add`, `reduce_sum`. */
export function operationsOf(framework: Framework): ReadonlyMap<string, Operation> {
  let known = byFramework.get(framework);
  if (!known) {
    known = new Map([...operations.values()].flatMap((op) => namesIn(op, framework).map((n) => [n, op] as const)));
    byFramework.set(framework, known);
  }
  return known;
}
const byFramework = new Map<Framework, ReadonlyMap<string, Operation>>();

/** The operation that a bare name means: our name for it, one of our other names. */
export function operationNamed(name: string): Operation | undefined {
  ownNames ??= new Map([...operations.values()].flatMap((op) => splitNames(op.also.own).map((n) => [n, op] as const)));
  return operations.get(name) ?? ownNames.get(name);
}
let ownNames: ReadonlyMap<string, Operation> | null = null;

/** The operation that a method of that name means: any one-tensor operation, by our names, NumPy's or PyTorch's. */
export function methodNamed(name: string): Operation | undefined {
  const op = operationNamed(name) ?? operationsOf("np").get(name) ?? operationsOf("torch").get(name);
  return op && !op.methodless && Object.values(op.params)[0]?.kind === "tensor" ? op : undefined;
}
