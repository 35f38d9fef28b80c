/** The names that stand in a piece of the tree, whatever they are for. Knows the tree's form, not its kinds. */

/** Each once. */
export function namesIn(tree: unknown): string[] {
  const found = new Set<string>();
  collect(tree, found);
  return [...found];
}

function collect(tree: unknown, found: Set<string>): void {
  if (Array.isArray(tree)) {
    for (const part of tree) collect(part, found);
    return;
  }
  if (typeof tree !== "object" || tree === null) return;
  const node = tree as { readonly kind?: unknown; readonly name?: unknown };
  if (node.kind === "name" && typeof node.name === "string") found.add(node.name);
  for (const part of Object.values(tree)) collect(part, found);
}
