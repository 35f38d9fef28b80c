/** `test FILE`: a document's transcripts are run again, and have to say what they said. */
import { refuse } from "../core/errors.ts";
import { located } from "../lang/fail.ts";
import { decodeScript } from "../lang/scripts.ts";
import { runText } from "../session/run.ts";
import { Session } from "../session/session.ts";
import { command } from "./command.ts";
import { type Cell, cellsOf, compare, type Difference, type Tolerance } from "./transcript.ts";

export const test = command({
  name: "test",
  summary: "Run the transcripts of a document again, and show what they do not say any more.",
  about:
    "A transcript is a line after `> ` (and lines after `. ` that go on with it), followed by what was said to it. In a Markdown document they stand in fenced blocks; blocks without such lines are left alone. A line of … stands for any lines. Decimal numbers may differ by atol plus rtol times their size, whole numbers and text may not. The lines run in one fresh session, with the usual settings. If anything differs, the exit code is 3.",
  params: { file: { kind: "path", doc: "a document with transcripts", shown: "FILE" } },
  options: {
    rtol: {
      kind: "number",
      doc: "how far decimal numbers may be apart, as a part of the number",
      default: 1e-4,
      least: 0,
    },
    atol: { kind: "number", doc: "how far they may be apart beyond that", default: 1e-6, least: 0 },
  },
  arrow: false,
  examples: [{ code: "test README.md", shows: "" }],
  *run({ args, options, session }) {
    const path = args.file.text;
    const text = located(() => decodeScript(session.outside.readBytes(path)), new Map(), args.file.span);
    const cells = cellsOf(text);
    if (cells.length === 0) throw located(() => refuse("test/nothing", { path }), new Map(), args.file.span);
    const tolerance = { relative: options.rtol, absolute: options.atol };
    let different = 0;
    for (const { cell, found } of runCells(cells, session, path, tolerance)) {
      if (!found) continue;
      different++;
      yield { kind: "text", text: report(path, cell, found), verbatim: true };
    }
    if (different > 0) throw refuse("test/differs", { path, count: different, all: cells.length });
    yield {
      kind: "text",
      text: `${path}: ${cells.length} line${cells.length === 1 ? " says" : "s say"} what the document shows`,
    };
  },
});

function* runCells(
  cells: readonly Cell[],
  { outside }: Session,
  path: string,
  tolerance: Tolerance,
): Generator<{ readonly cell: Cell; readonly found: readonly Difference[] | null }> {
  const session = new Session(outside);
  session.running.push(path);
  for (const cell of cells) {
    // The shell answers assignments with a line, scripts do not: a document may be of either.
    let [all, answers] = ["", ""];
    runText(
      session,
      { name: "", text: cell.input, line: session.nextLine },
      (event) => {
        const said = outside.show(event, session);
        all += said;
        if (event.kind !== "answer" || event.answer.kind !== "named") answers += said;
      },
      { interactive: true, keepGoing: true },
    );
    const found = compare(cell.output, answers, tolerance);
    yield { cell, found: found && compare(cell.output, all, tolerance) && found };
    if (session.quitting) return;
  }
}

/** `-` is what the document shows, `+` what is said now. */
function report(path: string, { line, input }: Cell, found: readonly Difference[]): string {
  const mark = { both: " ", document: "-", now: "+" } as const;
  return [
    `${path}, line ${line}`,
    ...input.split("\n").map((l) => `  > ${l}`),
    ...found.map((d) => `  ${mark[d.in]} ${d.text}`),
  ].join("\n");
}
