/**
 * Expressions as tensors: literals that become one, casts where dtypes differ, tensors as they are printed. Knows what a
 * value is, not how the expression is written.
 */
import type { DType } from "../core/dtype.ts";
import type { Expr } from "../lang/syntax.ts";
import type { Value } from "../lang/value.ts";
import { type Context, dtypeOf, isTensor, known, tensorIn } from "./context.ts";
import { copyCode, shownText, untranslatable } from "./framework.ts";
import { isModel } from "./keras.ts";

/** The expression as a tensor of a dtype: literals become one, others are cast where they differ. */
export function tensorCode(e: Expr, c: Context, dtype: DType | null = null): string {
  const value = known(e, c);
  const code = c.write(e, c);
  const tensor = tensorIn(value, c);
  if (!tensor) return code;
  const wanted = dtype ?? tensor.dtype;
  if (isTensor(value)) return tensor.dtype === wanted ? code : c.framework.cast(code, wanted);
  if (value?.kind === "range") return c.framework.tensor(`list(${code})`, wanted);
  if (!holdsTensors(value)) return c.framework.tensor(code, wanted);
  if (e.kind !== "list" && e.kind !== "tuple") throw untranslatable("a list of tensors");
  return `${c.framework.prefix}.stack(${tensorsCode(e, c, wanted)})`;
}
const holdsTensors = (value: Value | null): boolean =>
  (value?.kind === "list" || value?.kind === "tuple") && value.items.some((v) => isTensor(v) || holdsTensors(v));

/** What a new Variable of a dtype is made of. */
export function variableValueCode(e: Expr, dtype: DType, c: Context): string {
  if (!isTensor(known(e, c))) return c.write(e, c);
  const code = tensorCode(e, c, dtype);
  return c.framework.target === "torch" ? `(${code}).tolist()` : code;
}

/** A list of tensors, each of that dtype. */
export function tensorsCode(e: Expr, c: Context, dtype: DType | null): string {
  if (e.kind !== "list" && e.kind !== "tuple") return c.write(e, c);
  return `[${e.items.map((i) => tensorCode(i, c, dtype)).join(", ")}]`;
}

/** What NumPy gives may be a Variable's own memory, seen otherwise: it would change with the Variable. */
export function apartCode(code: string, e: Expr, c: Context): string {
  if (c.framework.target !== "numpy" || code.startsWith("np.array(")) return code;
  const shown = [e, ...(e.kind === "index" ? [e.of] : [])].map((part) => known(part, c));
  return shown.some((value) => value !== null && showsVariable(value)) ? copyCode(code, c.framework) : code;
}
function showsVariable(value: Value): boolean {
  if (value.kind !== "tensor") return value.kind === "variable";
  let { node } = value;
  for (let [of] = node.inputs; node.step.kind === "movement" && of; [of] = node.inputs) node = of;
  return node.step.kind === "variable";
}

/** An expression as it is printed: tensors as NumPy writes them. */
export function shownCode(e: Expr, c: Context): string {
  const code = c.write(e, c);
  const value = known(e, c);
  // What left the graph by .numpy() is NumPy's already.
  const isOutput = e.kind === "call" && isModel(known(e.callee, c)) && value?.kind !== "object";
  if (!isTensor(value) && !isOutput) return code;
  const isNumpys = value?.kind === "tensor" && value.array && c.env.host.dialect === "tensh";
  if (isNumpys && c.framework.target !== "torch") return code.replace(/\.copy\(\)$/, "");
  return shownText(code.replace(/\.detach\(\)$/, ""), c.framework, dtypeOf(value));
}
