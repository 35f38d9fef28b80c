/** What PyTorch's recorded results were made of, for those who go back through `grad_fn.next_functions`. */
import { method } from "./arguments.ts";
import { isTensor } from "./torch-tensors.ts";
import { type Arg, listOf, none, type ObjectValue, type Value } from "./value.ts";

/** Weakly by the result: who lets go of it lets go of these. */
const known = new WeakMap<Value, readonly Arg[]>();

export function noteOrigins(result: Value, args: readonly Arg[]): void {
  if (result.kind === "object") known.set(result, args);
}

/** The arguments of the function that gave a tensor; None for those that are no tensors, and nothing for names. */
export const originsOf = method("torch_origins", ["tensor"], (args) => {
  const given = known.get(args.value("tensor") as ObjectValue) ?? [];
  return listOf(given.flatMap(({ name, value }) => (name === null || isTensor(value) ? tensorsIn(value) : [])));
});

function tensorsIn(value: Value): Value[] {
  if (value.kind === "list" || value.kind === "tuple") return value.items.flatMap(tensorsIn);
  return [isTensor(value) ? value : none];
}
