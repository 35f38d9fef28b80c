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
    "The file is looked for in the working folder, then beside the script that says run. One that ends in .py runs by Python's rules, and shows what it prints alone.",
  acts: true,
  params: { file: { kind: "path", doc: "a .tsh or .py script", shown: "FILE" } },
  options: {},
  arrow: false,
  examples: [{ code: "run examples/indexing.tsh", shows: "" }],
  run({ args, session }) {
    located(
      () => {
        const { path, bytes } = readFile(session, args.file.text);
        if (session.running.includes(path)) throw refuse("run/nested", { path });
        session.pending.push({ name: path, ...withoutPrompts(codeIn(decodeScript(bytes))), line: 1 });
      },
      new Map(),
      args.file.span,
    );
    return [];
  },
});

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
