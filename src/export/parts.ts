/** Parts of values in Python: what stands behind a dot, and in brackets behind a value. Knows no methods. */
import { denseData } from "../core/stored.ts";
import { literalsOf, toNode } from "../lang/convert.ts";
import type { Expr, ExprOf, IndexExpr } from "../lang/syntax.ts";
import { type Context, isTensor, known, tensorIn } from "./context.ts";
import { closed, untranslatable } from "./framework.ts";
import { isKeras, kerasPath } from "./keras.ts";
import { constantCode, isOfProgram } from "./names.ts";
import { reversedAxes } from "./operations.ts";
import { ownerCode } from "./operators.ts";
import { tensorCode } from "./tensors.ts";

/** @throws Untranslatable */
export function attributeCode(e: ExprOf<"attribute">, c: Context): string {
  const path = kerasPath(e, c);
  if (path !== null) return path;
  const owner = known(e.of, c);
  if (owner?.kind === "module") {
    const constant = constantCode(known(e, c), c);
    if (constant === null) throw untranslatable(`${e.name} of a module`);
    return constant;
  }
  if (owner && (isOfProgram(owner) || isKeras(owner, c))) return `${ownerCode(e.of, c)}.${e.name}`;
  const isList = owner?.kind === "list" && tensorIn(owner, c) !== null;
  if (owner && !isTensor(owner) && !isList) throw untranslatable(`.${e.name}`);
  const of = isList ? closed(tensorCode(e.of, c)) : ownerCode(e.of, c);
  switch (e.name) {
    case "T":
      if (c.framework.target === "tensorflow") return `tf.transpose(${of})`;
      // PyTorch has it for matrices only.
      return c.framework.target === "torch" && tensorIn(owner, c)?.rank !== 2 ? reversedAxes(of) : `${of}.T`;
    case "shape":
      return `tuple(${of}.shape)`;
    case "ndim":
    case "rank":
      return `len(${of}.shape)`;
    case "size":
      if (c.framework.target === "tensorflow") return `int(tf.size(${of}))`;
      return c.framework.target === "torch" ? `${of}.numel()` : `${of}.size`;
    case "mT":
      return c.framework.target === "tensorflow" ? `tf.linalg.matrix_transpose(${of})` : `${of}.mT`;
    case "dtype":
      return `${of}.dtype`;
    default:
      throw untranslatable(`.${e.name}`);
  }
}

/** @throws Untranslatable */
export function indexCode(e: ExprOf<"index">, c: Context): string {
  const list = known(e.of, c);
  // What no list of Python's takes: rows of it and of its columns, truth values, places.
  const [first, ...rest] = e.items;
  const isPlain = rest.length === 0 && (first?.kind === "slice" || (first && known(first, c)?.kind === "int"));
  const asTensor = list?.kind === "list" && !isPlain && known(e, c)?.kind === "tensor" && tensorIn(list, c) !== null;
  const owner = asTensor ? known(e, c) : list;
  const of = asTensor ? closed(tensorCode(e.of, c)) : ownerCode(e.of, c);
  const { target } = c.framework;
  const isListed = (i: IndexExpr): i is Expr => {
    if (i.kind === "slice") return false;
    const value = known(i, c);
    return value !== null && (isTensor(value) || value.kind === "list" || value.kind === "range");
  };
  if (isTensor(owner) && e.items.some(isListed)) {
    if (target === "torch" && e.items.some(isBackwards)) return pickedBackwards(e, of, isListed, c);
    if (target !== "tensorflow")
      return `${of}[${e.items.map((i) => (isListed(i) ? tensorCode(i, c) : itemCode(i, c))).join(", ")}]`;
    return gatheredCode(e, of, isListed, c);
  }
  const backwards = e.items.some(isBackwards);
  if (isTensor(owner) && target === "torch" && backwards) return flippedCode(e, of, c);
  return `${of}[${e.items.map((i) => itemCode(i, c)).join(", ")}]`;
}

const isBackwards = (i: IndexExpr): boolean => i.kind === "slice" && i.step?.kind === "unary";

/** PyTorch takes no step backwards beside a list: the axis is turned round before. @throws Untranslatable where it has ends */
function pickedBackwards(e: ExprOf<"index">, of: string, isListed: (i: IndexExpr) => i is Expr, c: Context): string {
  const axes: number[] = [];
  const items = e.items.map((i, axis) => {
    if (isListed(i)) {
      if (tensorIn(known(i, c), c)?.dtype === "bool") throw untranslatable("a step backwards beside a mask");
      return tensorCode(i, c);
    }
    if (i.kind !== "slice" && known(i, c)?.kind !== "int") throw untranslatable("a step backwards");
    return forwards(i, axis, axes, c);
  });
  return `torch.flip(${of}, [${axes.join(", ")}])[${items.join(", ")}]`;
}

/** TensorFlow picks by one list, along the axis where it stands; what else is in the brackets comes before. */
function gatheredCode(e: ExprOf<"index">, of: string, isListed: (i: IndexExpr) => i is Expr, c: Context): string {
  const lists = e.items.filter(isListed);
  const [only] = lists;
  const at = e.items.findIndex(isListed);
  const others = e.items.filter((i) => !isListed(i));
  if (!only || lists.length > 1) throw untranslatable("an index of several lists");
  if (others.some((i) => i.kind !== "slice")) throw untranslatable("a list beside what is no slice");
  const mask = tensorIn(known(only, c), c)?.dtype === "bool";
  if (mask && at > 0) throw untranslatable("a mask behind a slice");
  const plain = others.every((i) => i.kind === "slice" && !i.start && !i.stop && !i.step);
  const part = plain ? of : `${of}[${e.items.map((i) => (isListed(i) ? ":" : itemCode(i, c))).join(", ")}]`;
  if (mask && e.items.length > 1) throw untranslatable("a mask beside a slice");
  const size = tensorIn(known(e.of, c), c)?.shape[at];
  const places = countedFromFront(only, { of, at, size }, c);
  return `${mask ? "tf.boolean_mask" : "tf.gather"}(${part}, ${places}${at === 0 ? "" : `, axis=${at}`})`;
}

/** TensorFlow's places are counted from the front alone. */
function countedFromFront(
  list: Expr,
  { of, at, size }: { readonly of: string; readonly at: number; readonly size: number | undefined },
  c: Context,
): string {
  const code = tensorCode(list, c);
  const value = known(list, c);
  const held = value && toNode(value, literalsOf(c.env)).value;
  const isBehind = held && held.dtype !== "bool" && Array.from(denseData(held), Number).some((place) => place < 0);
  if (size === undefined || !isBehind) return code;
  return `${closed(code)} % ${c.varying === "all" ? `tf.shape(${of})[${at}]` : size}`;
}

/** PyTorch's slices only go forwards: whole axes are turned round before. @throws Untranslatable where they have ends */
function flippedCode(e: ExprOf<"index">, of: string, c: Context): string {
  const axes: number[] = [];
  const items = e.items.map((i, axis) => {
    if (i.kind !== "slice" && (i.kind === "ellipsis" || known(i, c)?.kind !== "int"))
      throw untranslatable("a step backwards");
    return forwards(i, axis, axes, c);
  });
  while (items.at(-1) === ":") items.pop();
  const flipped = `torch.flip(${of}, [${axes.join(", ")}])`;
  return items.length === 0 ? flipped : `${flipped}[${items.join(", ")}]`;
}

/** The item of an axis, which is noted where it is to be turned round before. @throws Untranslatable where it has ends */
function forwards(i: IndexExpr, axis: number, axes: number[], c: Context): string {
  if (i.kind !== "slice" || i.step?.kind !== "unary") return itemCode(i, c);
  if (i.start || i.stop || i.step.operator !== "-" || i.step.of.kind !== "int")
    throw untranslatable("a step backwards");
  axes.push(axis);
  return Number(i.step.of.value) === 1 ? ":" : `::${i.step.of.value}`;
}

function itemCode(i: IndexExpr, c: Context): string {
  if (i.kind !== "slice") return c.write(i, c);
  const part = (e: Expr | null): string => (e ? c.write(e, c) : "");
  return `${part(i.start)}:${part(i.stop)}${i.step ? `:${part(i.step)}` : ""}`;
}
