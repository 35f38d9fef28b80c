/** `run FILE` and `quit`. */
import { refuse } from "../core/errors.ts";
import { withoutPrompts } from "../core/prompts.ts";
import { located } from "../lang/fail.ts";
import { codeIn, decodeScript } from "../lang/scripts.ts";
import { readFile } from "../session/files.ts";
import { command } from "./command.ts";

export const run = command({
  name: "run",
  summary: "Run the statements of a script in this session.",
  about:
    "The file is looked for in the working folder, then beside the script that says run. One that ends in .py runs by Python's rules, and shows what it prints alone. from=12 begins at line 12 with what the session holds: so a script goes on that was interrupted, or that had a mistake there.",
  acts: true,
  params: { file: { kind: "path", doc: "a .tsh or .py script", shown: "FILE" } },
  options: { from: { kind: "int", doc: "the line to begin at", default: 1, least: 1 } },
  arrow: false,
  examples: [{ code: "run examples/indexing.tsh", shows: "" }],
  run({ args, options, session }) {
    located(
      () => {
        const { path, bytes } = readFile(session, args.file.text);
        if (session.running.includes(path)) throw refuse("run/nested", { path });
        const { text, ...how } = withoutPrompts(codeIn(decodeScript(bytes)));
        session.pending.push({ name: path, ...how, ...fromLine(text, options.from) });
      },
      new Map(),
      args.file.span,
    );
    return [];
  },
});

/** The text from a line on. @throws command/value if it has fewer lines */
function fromLine(text: string, line: number): { readonly text: string; readonly line: number } {
  const lines = text.split("\n");
  const wanted = `a line from 1 to ${lines.length}`;
  if (line > lines.length) throw refuse("command/value", { name: "from", wanted, found: `\`${line}\`` });
  return { text: lines.slice(line - 1).join("\n"), line };
}

export const quit = command({
  name: "quit",
  summary: "Leave. Ctrl-D, exit, bye and :q do the same.",
  acts: true,
  params: {},
  options: {},
  arrow: false,
  examples: [{ code: "quit", shows: "" }],
  run({ session }) {
    session.quitting = true;
    return [];
  },
});
