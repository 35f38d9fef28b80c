/**
 * Sessions that began as a Python file of the framework that is asked for: its statements as they stand, which are Python
 * already. Knows by what a program says which framework it is written for; translates nothing.
 */
import { StatementParser } from "../lang/statements.ts";
import { vocabularyOf } from "../session/preview.ts";
import type { HistoryEntry, Session } from "../session/session.ts";
import type { Target } from "./framework.ts";

/** What is imported says whose words follow. */
const owners: Readonly<Record<string, Target>> = {
  tensorflow: "tensorflow",
  keras: "tensorflow",
  torch: "torch",
  jax: "jax",
  optax: "jax",
  flax: "jax",
};
/** Names that stand for a framework in the shell without an import. */
const customary: readonly (readonly [RegExp, RegExp, string])[] = [
  [/(?<![\w.])np\./, /\bnp\b/, "import numpy as np"],
  [/(?<![\w.])tf\./, /\btf\b/, "import tensorflow as tf"],
  [/(?<![\w.])torch\./, /\btorch\b/, "import torch"],
  [/(?<![\w.])jnp\./, /\bjnp\b/, "import jax.numpy as jnp"],
  [/(?<![\w.])jax\./, /\bjax\b/, "import jax"],
];

const importsIn = (text: string): readonly string[] =>
  [...text.matchAll(/^[ \t]*(?:import|from)[ \t]+[^\n]+/gm)].map(([line]) => line.trim());

/** The frameworks whose words a session's Python files are written in; NumPy alone where it stands by itself. */
export function writtenFor(entries: readonly HistoryEntry[]): ReadonlySet<Target> {
  const imports = entries.filter((e) => e.python).flatMap((e) => importsIn(e.text));
  const modules = imports.flatMap((line) =>
    line
      .replace(/^(?:import|from)\s+/, "")
      .replace(/\simport\s.*$/, "")
      .split(",")
      .map((word) => word.trim().split(/[\s.]/)[0]!),
  );
  const found = new Set(modules.flatMap((name) => (Object.hasOwn(owners, name) ? [owners[name]!] : [])));
  return found.size === 0 && modules.includes("numpy") ? new Set(["numpy"]) : found;
}

/**
 * The script, if all that was said in the session is Python of the framework; null where it has to be translated. `holding`
 * are the statements that still hold.
 */
export function ownWords(
  session: Session,
  holding: readonly HistoryEntry[],
  target: Target,
  lasting: ReadonlySet<string>,
): string | null {
  if (!writtenFor(holding).has(target)) return null;
  const lines: string[] = [];
  for (const entry of holding) {
    const said = entry.python ? [entry.text] : typedLines(session, entry.text, lasting);
    if (said === null) return null;
    // Blocks stand apart, as they did.
    const block = said.some((text) => text.includes("\n"));
    lines.push(...(block && lines.at(-1) !== "" ? [""] : []), ...said, ...(block ? [""] : []));
  }
  const imports = lines.flatMap(importsIn).join("\n");
  const whole = lines.join("\n");
  const before = customary.flatMap(([used, bound, line]) => (used.test(whole) && !bound.test(imports) ? [line] : []));
  return `${[...before, ...lines]
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim()}\n`;
}

/** What was typed after the file, as a script says it; nothing for commands that only show, null for those that do more. */
function typedLines(session: Session, text: string, lasting: ReadonlySet<string>): readonly string[] | null {
  const statement = new StatementParser(text, vocabularyOf(session)).next();
  if (!statement) return [];
  switch (statement.kind) {
    case "command":
      return statement.name === "del" ? [text] : lasting.has(statement.name) ? null : [];
    case "expression": {
      const { value } = statement;
      const says = value.kind === "call" && value.callee.kind === "name" && value.callee.name === "print";
      return [says || /\n|=/.test(text) ? text : `print(${text})`];
    }
    case "def":
      // A function in one line, `def f(x) = x ** 2`, is the shell's.
      return /^def [^\n:]*\)\s*=/.test(text) ? null : [text];
    default:
      return [text];
  }
}
