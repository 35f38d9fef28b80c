/** The names that stand in a part of a program. Knows no values. */
import type { Expr } from "./syntax.ts";

/** All of them, in order of appearance. `bound` takes those of parameters. */
export function mentionedNames(tree: unknown, bound = new Set<string>()): Set<string> {
  const found = new Set<string>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== "object" || node === null) return;
    const part = node as { kind?: string; name?: unknown; target?: unknown; params?: readonly { name: string }[] };
    if (part.kind === "name" && typeof part.name === "string") found.add(part.name);
    for (const p of part.params ?? []) bound.add(p.name);
    for (const [key, value] of Object.entries(node)) if (key !== "span" && key !== "nameSpan") visit(value);
  };
  visit(tree);
  return found;
}

/** Those that an expression mentions, but for the parameters of functions in it. */
export function namesIn(e: Expr): string[] {
  const bound = new Set<string>();
  return [...mentionedNames(e, bound)].filter((name) => !bound.has(name));
}
