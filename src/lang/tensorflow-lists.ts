/**
 * Of which numbers TensorFlow makes one tensor: the first decides what may stand behind it. Knows lists and the kinds of what is in
 * them, not how tensors are made.
 */
import { type DType, isComplex, isFloat } from "../core/dtype.ts";
import type { Span } from "../core/errors.ts";
import { elementsOf, weakKind } from "./convert.ts";
import { raisedAs } from "./exceptions.ts";
import { kernelName } from "./python-says.ts";
import type { Value } from "./value.ts";

/** Python's bools are integers too, NumPy's are not. */
type Kind = "bool" | "numpy bool" | "int" | "float" | "complex";

function kindOf(e: Value): Kind {
  if (e.kind !== "tensor") return (weakKind(e) ?? "int") as Kind;
  const { dtype } = e.node;
  if (dtype === "bool") return "numpy bool";
  return isComplex(dtype) ? "complex" : isFloat(dtype) ? "float" : "int";
}
const isBool = (kind: Kind): boolean => kind === "bool" || kind === "numpy bool";

const mixed = (span: Span): Error =>
  raisedAs("ValueError", "Can't convert Python sequence with mixed types to Tensor.", span);

/** @throws ValueError where the elements of a list with NumPy's numbers in it do not go together */
export function checkTogether(elements: readonly Value[], span: Span): void {
  const [first, ...rest] = elements.map(kindOf);
  const goes = (kind: Kind): boolean => {
    if (isBool(first!)) return isBool(kind);
    return kind !== "numpy bool" && (kind !== "complex" || first === "complex");
  };
  if (!rest.every(goes)) throw mixed(span);
}

/** The first number that stands in a list of lists. */
function firstIn(list: Value): Value | undefined {
  let found: Value | undefined = list;
  for (let items = elementsOf(list); items; items = found && elementsOf(found)) found = items[0];
  return found;
}

/**
 * The same for a list of Python's numbers alone, of which only the first and the widest count.
 * @throws ValueError, TypeError
 */
export function checkPlainList(list: Value, wanted: DType | undefined, shown: () => string, span: Span): void {
  if (list.kind === "list" || list.kind === "tuple") {
    const widest = weakKind(list);
    const first = firstIn(list);
    const begun = first && weakKind(first);
    if (widest !== null && begun) {
      const goes = begun === "bool" ? widest === "bool" : widest !== "complex" || begun === "complex";
      if (!goes && wanted !== "complex128") throw mixed(span);
    }
  }
  if (wanted !== undefined && !everyNumber(list, (kind) => becomes(kind, wanted)))
    throw inconvertible(wanted, shown, span);
}
const inconvertible = (wanted: DType, shown: () => string, span: Span): Error =>
  raisedAs("TypeError", `Cannot convert ${shown()} to EagerTensor of dtype ${kernelName(wanted)}`, span);

/** Whether numbers of a kind become elements of the dtype: of bools, Python's are integers too. */
function becomes(kind: Kind, wanted: DType): boolean {
  if (wanted === "bool") return isBool(kind);
  return kind === "bool" || kind === "int" || isComplex(wanted) || (kind === "float" && isFloat(wanted));
}

/** Whether it holds of each of Python's and NumPy's numbers there; of an array by itself it is not asked. */
function everyNumber(value: Value, holds: (kind: Kind) => boolean): boolean {
  if (value.kind === "list" || value.kind === "tuple")
    return value.items.every((e) => (e.kind === "tensor" ? !e.array || holds(kindOf(e)) : everyNumber(e, holds)));
  return value.kind === "tensor" || value.kind === "variable" || weakKind(value) === null || holds(kindOf(value));
}
