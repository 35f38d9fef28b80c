/** `history`, `undo`, `redo`: what was typed, and going back and forth in it. */
import { refuse } from "../core/errors.ts";
import { command } from "./command.ts";

export const history = command({
  name: "history",
  summary: "List what was run, with line numbers; failed lines are marked.",
  params: { count: { kind: "word", doc: "how many of the last ones", optional: true } },
  options: {},
  arrow: false,
  examples: [{ code: "history 5", shows: "" }],
  *run({ args, session }) {
    const count = args.count ? Math.max(0, Number(args.count.text) || 0) : session.history.length;
    const entries = count === 0 ? [] : session.history.slice(-count);
    yield {
      kind: "table",
      name: "history",
      columns: [
        { head: "line", align: "right" },
        { head: "", align: "left" },
        { head: "statement", align: "left" },
      ],
      rows: entries.map((e) => [String(e.line), e.failed ? "failed" : "", e.text]),
      data: entries.map((e) => ({ ...e })),
    };
  },
});

export const undo = command({
  name: "undo",
  summary: "Take the last statement back: names, Variables, random state, settings.",
  params: {},
  options: {},
  arrow: false,
  examples: [{ code: "x = [1]; x = [2]; undo; x", shows: "[1]" }],
  *run({ session }) {
    const text = session.journal.undo();
    if (text === null) throw refuse("state/nothing", { what: "undo" });
    yield { kind: "text", text: `undone: ${text}` };
  },
});

export const redo = command({
  name: "redo",
  summary: "Bring back what undo took away.",
  params: {},
  options: {},
  arrow: false,
  examples: [{ code: "x = [1]; x = [2]; undo; redo; x", shows: "[2]" }],
  *run({ session }) {
    const text = session.journal.redo();
    if (text === null) throw refuse("state/nothing", { what: "redo" });
    yield { kind: "text", text: `done again: ${text}` };
  },
});
