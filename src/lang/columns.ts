/** Tables and the names of their columns, which `load` keeps beside a table `x` as the list `x_columns`. */
import type { Env, Scope } from "./env.ts";

const ending = "_columns";

/** Expressions for the columns of that name, of all tables that are known. */
export function columnsNamed(name: string, env: Env): string[] {
  const found: string[] = [];
  for (let scope: Scope | null = env.scope; scope; scope = scope.parent)
    for (const [list, value] of scope.names) {
      if (!list.endsWith(ending) || value.kind !== "list") continue;
      const table = list.slice(0, -ending.length);
      const place = value.items.findIndex((item) => item.kind === "string" && item.value === name);
      if (place >= 0 && env.scope.lookup(table)) found.push(`${table}[:, ${place}]`);
    }
  return found;
}
