/**
 * Keras' layers, models and the like where TensorFlow is the framework: they are called there as they are here. Knows what
 * belongs to Keras, no member of it by name.
 */
import type { Expr, StatementOf } from "../lang/syntax.ts";
import type { ObjectValue, Value } from "../lang/value.ts";
import { type Context, known } from "./context.ts";

/** A class of Keras', one that inherits from it, or an object of such a class. */
export function isKeras(value: Value | null, c: Context): boolean {
  if (c.framework.target !== "tensorflow") return false;
  const type = value?.kind === "object" ? value.type : value;
  return type?.kind === "class" && type.line.some((of) => /^keras\b/.test(of.module));
}

/** It is of a class of Keras' of that name, or of one that inherits from it. */
export const isOf = (value: ObjectValue, name: string): boolean =>
  value.type.line.some((t) => t.name === name && /^keras\b/.test(t.module));
/** A model or a layer of Keras'. */
export const isModel = (value: Value | undefined | null): value is ObjectValue =>
  value?.kind === "object" && (isOf(value, "Layer") || isOf(value, "Model"));

const isPath = (value: Value | null): value is Value & { kind: "module" } =>
  value?.kind === "module" && /^tf\.keras\b/.test(value.path);

/** `tf.keras.layers.Dense`, `keras.Model`: what stands behind a module of Keras'; null for all else. */
export function kerasPath(e: Expr, c: Context): string | null {
  if (c.framework.target !== "tensorflow" || e.kind !== "attribute") return null;
  if (!isPath(known(e.of, c)) && !isPath(known(e, c))) return null;
  const of = moduleCode(e.of, c);
  return of === null ? null : `${of}.${e.name}`;
}
function moduleCode(e: Expr, c: Context): string | null {
  const value = known(e, c);
  if (value?.kind !== "module") return null;
  if (value.path === "tf") return "tf";
  return e.kind === "name" ? e.name : kerasPath(e, c);
}

/** Imports of what is written as it stands. */
export function importLines({ names }: StatementOf<"import">, c: Context): string[] {
  if (c.framework.target !== "tensorflow") return [];
  return names.flatMap(({ module, member, as }) => {
    if (!/^(?:tensorflow\.)?keras\b/.test(module) && !(module === "tensorflow" && member === "keras")) return [];
    if (member === null) return as === module ? [`import ${module}`] : [`import ${module} as ${as}`];
    return [`from ${module} import ${member}${as === member ? "" : ` as ${as}`}`];
  });
}
