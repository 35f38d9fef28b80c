/** The names that an expression mentions, in order of appearance; names that it binds itself are left out. */
import type { Expr } from "./syntax.ts";

export function namesIn(e: Expr): string[] {
  const found = new Set<string>();
  const bound = new Set<string>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== "object" || node === null) return;
    const part = node as { kind?: string; name?: unknown; target?: unknown; params?: readonly { name: string }[] };
    if (part.kind === "name" && typeof part.name === "string") found.add(part.name);
    for (const p of part.params ?? []) bound.add(p.name);
    for (const [key, value] of Object.entries(node)) if (key !== "span" && key !== "nameSpan") visit(value);
  };
  visit(e);
  return [...found].filter((name) => !bound.has(name));
}
