/** What a value is given to, in Python: names, several of them, elements and attributes. */
import type { Target } from "../lang/syntax.ts";
import { type Context, known } from "./context.ts";
import { closed, untranslatable } from "./framework.ts";
import { pythonName } from "./names.ts";

/** @throws Untranslatable */
export function targetCode(t: Target, c: Context): string {
  switch (t.kind) {
    case "name":
      return pythonName(t.name);
    case "targets": {
      const items = t.items.map((i) => (i.kind === "targets" ? `(${targetCode(i, c)})` : targetCode(i, c)));
      return items.length === 1 ? `${items[0]},` : items.join(", ");
    }
    case "index": {
      const owner = known(t.of, c);
      if (owner?.kind === "variable") throw untranslatable("elements of a Variable");
      return c.write(t, c);
    }
    case "attribute":
      return `${closed(c.write(t.of, c))}.${t.name}`;
    case "starredTarget":
      return `*${targetCode(t.of, c)}`;
  }
}
