/** `run FILE` and `quit`. */
import { refuse } from "../core/errors.ts";
import { located } from "../lang/fail.ts";
import { decodeScript } from "../lang/scripts.ts";
import { command } from "./command.ts";

export const run = command({
  name: "run",
  summary: "Run the statements of a script in this session.",
  params: { file: { kind: "path", doc: "a .tsh script", shown: "FILE" } },
  options: {},
  arrow: false,
  examples: [{ code: "run examples/1-indexing.tsh", shows: "" }],
  run({ args, session }) {
    const name = args.file.text;
    located(
      () => {
        if (session.running.includes(name)) throw refuse("run/nested", { path: name });
        const text = decodeScript(session.outside.readBytes(name));
        session.pending.push({ name, text, line: 1 });
      },
      new Map(),
      args.file.span,
    );
    return [];
  },
});

export const quit = command({
  name: "quit",
  summary: "Leave. Ctrl-D does the same.",
  params: {},
  options: {},
  arrow: false,
  examples: [{ code: "quit", shows: "" }],
  run({ session }) {
    session.quitting = true;
    return [];
  },
});
