/**
 * The words that begin a command, in the order in which help lists them. Every line asks for them, so they are known
 * without the entries.
 */
export const commandNames = [
  "tensor",
  "slice",
  "reshape",
  "var",
  "assign",
  "convert",
  "grad",
  "jacobian",
  "hessian",
  "tape",
  "why",
  "check",
  "solve",
  "fit",
  "plot",
  "scatter",
  "hist",
  "heat",
  "image",
  "vars",
  "info",
  "stats",
  "explain",
  "trace",
  "time",
  "bench",
  "load",
  "save",
  "seed",
  "run",
  "test",
  "del",
  "history",
  "undo",
  "redo",
  "goto",
  "session",
  "reset",
  "code",
  "export",
  "set",
  "examples",
  "tutorial",
  "help",
  "completion",
  "man",
  "quit",
] as const;
export type CommandName = (typeof commandNames)[number];

/** Other words that people leave a shell with. */
const synonyms: ReadonlyMap<string, CommandName> = new Map([
  ["exit", "quit"],
  ["bye", "quit"],
]);

const words: ReadonlySet<string> = new Set(commandNames);
export const isCommand = (name: string): boolean => words.has(name) || synonyms.has(name);
/** The command that a word means for which `isCommand` holds. */
export const meantBy = (word: string): CommandName => synonyms.get(word) ?? (word as CommandName);
