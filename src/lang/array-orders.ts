/**
 * The order in which the elements of NumPy's arrays lie: what `order=` asks of what makes, copies and flattens them. An
 * array in Fortran's order is one with its axes turned around that nobody else holds. Knows layouts, not values.
 */
import { isContiguous, type Layout, permuted } from "../core/layout.ts";
import * as structure from "../graph/structure.ts";
import { operationNamed } from "../ops/index.ts";
import type { Operation } from "../ops/operation.ts";
import type { CallSite } from "./call-site.ts";
import { failAt } from "./fail.ts";
import { valueError } from "./python-says.ts";
import { layoutOf } from "./seeing.ts";
import { type Arg, intOf, type TensorValue, tensorOf, tupleOf, type Value } from "./value.ts";
import { reshapedView, turnedView, viewBy } from "./views.ts";

/** How an operation is called, in whatever way its result comes about. */
type Call = (asked: Operation, args: readonly Arg[], site: CallSite) => Value;

const turnedAxes = (rank: number): number[] => Array.from({ length: rank }, (_, axis) => rank - 1 - axis);
const inRows = (layout: Layout): boolean => isContiguous({ ...layout, offset: 0 });
/** The first axis moves fastest, and the last does not. */
export const isTurned = (array: TensorValue): boolean => !inRows(layoutOf(array)) && liesTurned(array);
/** The same, whether or not the last axis moves fastest as well. */
const liesTurned = (array: TensorValue): boolean => {
  const layout = layoutOf(array);
  return inRows(permuted(layout, turnedAxes(layout.shape.length)));
};

/** Arrays that lie otherwise than by rows and show no other array. */
const whole = new WeakSet<TensorValue>();
/** The array that a part is of, as NumPy says it; null of what has its elements for itself. */
export function ownerOf(array: TensorValue): TensorValue | null {
  if (!array.base || whole.has(array)) return null;
  let owner = array.base;
  while (owner.base && !whole.has(owner)) owner = owner.base;
  return owner;
}

/** The axes from the one that moves slowest to the one that moves fastest. */
function axesOf(array: TensorValue): number[] {
  const { strides } = layoutOf(array);
  return [...strides.keys()].sort((a, b) => Math.abs(strides[b]!) - Math.abs(strides[a]!) || a - b);
}

const isPlain = (axes: readonly number[]): boolean => axes.every((axis, place) => axis === place);

/** The same elements in memory of their own, where the axes go from slowest to fastest as they are named; complex ones stay by rows. */
export function arranged(array: TensorValue, axes: readonly number[]): TensorValue {
  if (isPlain(axes)) return array;
  const base = tensorOf(structure.permute(array.node, axes), true);
  const back = axes.map((_, axis) => axes.indexOf(axis));
  const made = viewBy(structure.permute(base.node, back), base.node, base);
  if (!made) return array;
  whole.add(made);
  return made;
}

const makers: ReadonlySet<string> = new Set(
  "constant convert_to_tensor zeros ones empty full zeros_like ones_like empty_like full_like identity cast".split(" "),
);
/** What keeps the order of what it copies where nothing is said. */
const keepers: ReadonlySet<string> = new Set(
  "np.array np.copy np.astype np.zeros_like np.ones_like np.empty_like np.full_like".split(" "),
);

/** A call that is told an order, or keeps the one of a part of an array; undefined where neither matters. */
export function inMemoryOrder(
  asked: Operation,
  args: readonly Arg[],
  called: string,
  site: CallSite,
  call: Call,
): Value | undefined {
  const first = args[0]?.value;
  const said = args.find((a) => a.name === "order");
  const flattens = asked.name === "reshape" || asked.name === "flatten";
  if (!said) {
    const isPart = first?.kind === "tensor" && first.array && first.layout !== undefined;
    return isPart && keepers.has(called) && site.as !== "copy" && !inRows(first.layout)
      ? copiedAs(axesOf(first), asked, args, site, call)
      : undefined;
  }
  const order = said.value.kind === "none" ? "K" : said.value.kind === "string" ? said.value.value.toUpperCase() : "";
  if (!(flattens || makers.has(asked.name))) return undefined;
  if (!["C", "F", "A", "K"].includes(order)) throw unordered(said);
  const rest = args.filter((a) => a !== said);
  const source = first?.kind === "tensor" && first.array ? first : null;
  if (!flattens) return copiedAs(axesIn(order, source), asked, rest, site, call);
  if (order === "C") return undefined;
  const stays = !args.some((a) => a.name === "copy") && (asked.name === "reshape" || site.as.endsWith("ravel"));
  const stayed =
    order !== "K" && stays && source && liesTurned(source) ? throughTurned(source, asked, rest, site, call) : null;
  if (stayed) return stayed;
  if (order === "F") return undefined;
  if (order === "K" && asked.name === "flatten" && source) return flattened(source, asked, rest, site, call);
  const letter = source && isTurned(source) ? "F" : "C";
  return call(asked, [...rest, { ...said, value: { kind: "string", value: letter } }], site);
}

/** Null where they lie as they always do. */
function axesIn(order: string, source: TensorValue | null): "turned" | readonly number[] | null {
  if (order === "F") return "turned";
  if (order === "C" || !source?.layout) return null;
  return order === "K" ? axesOf(source) : isTurned(source) ? "turned" : null;
}

function copiedAs(
  wanted: "turned" | readonly number[] | null,
  asked: Operation,
  args: readonly Arg[],
  site: CallSite,
  call: Call,
): Value {
  const [first, ...rest] = args as readonly [Arg, ...Arg[]];
  const source = first.value.kind === "tensor" && first.value.layout ? first.value : null;
  // What lies so already is given as it is where no copy is asked for.
  const lies = source && (wanted === "turned" ? isTurned(source) : inRows(layoutOf(source)));
  if (lies && asked.name === "convert_to_tensor") return call(asked, args, site);
  const bare = source ? { ...first, value: tensorOf(source.node, true) } : first;
  const made = call(asked, [bare, ...rest], site);
  if (wanted === null || made.kind !== "tensor" || !made.array || made.node.shape.length < 2) return made;
  return arranged(made, wanted === "turned" ? turnedAxes(made.node.shape.length) : wanted);
}

/** What lies in Fortran's order stays where it is when it is given another shape in that order. */
function throughTurned(
  source: TensorValue,
  asked: Operation,
  args: readonly Arg[],
  site: CallSite,
  call: Call,
): Value | null {
  // The shape is the same in any order.
  const made = call(asked, args, site);
  const turned = turnedView(source);
  if (made.kind !== "tensor" || !turned) return null;
  const shaped = reshapedView(turned, [...made.node.shape].reverse());
  return shaped && turnedView(shaped);
}

/** As the elements lie, whichever axes they belong to. */
function flattened(source: TensorValue, asked: Operation, rest: readonly Arg[], site: CallSite, call: Call): Value {
  const axes = tupleOf(axesOf(source).map(intOf));
  const turned = call(operationNamed("transpose")!, [rest[0]!, { ...rest[0]!, name: null, value: axes }], {
    ...site,
    as: "np.transpose",
  });
  return call(asked, [{ ...rest[0]!, value: turned }, ...rest.slice(1)], site);
}

const unordered = ({ span, value }: Arg) =>
  failAt(
    "command/choice",
    { text: value.kind === "string" ? value.value : "", choices: "'C', 'F', 'A', 'K'" },
    span,
    "",
    {
      exception: valueError(
        `order must be one of 'C', 'F', 'A', or 'K' (got '${value.kind === "string" ? value.value : value.kind}')`,
      ),
    },
  );
