/** Transcripts: `> line` (`. ` goes on with it), then what the session says to it. Reading and running them. */
import { type Diagnostic, refuse } from "../../src/core/errors.ts";
import { runText } from "../../src/session/run.ts";
import type { Session } from "../../src/session/session.ts";
import { Files, newSession, textOf } from "../conversation.ts";

export interface Cell {
  readonly input: string;
  /** What is said, with the line end after each line. */
  readonly output: string;
}

export function cellsOf(transcript: string): Cell[] {
  const cells: { input: string; output: string }[] = [];
  for (const line of transcript.replace(/\n$/, "").split("\n")) {
    const cell = cells.at(-1);
    if (line.startsWith("> ")) cells.push({ input: line.slice(2), output: "" });
    else if (line.startsWith(". ") && cell?.output === "") cell.input += `\n${line.slice(2)}`;
    else if (cell) cell.output += `${line}\n`;
  }
  return cells;
}

/** Files by name; asking for one that is not there is the user's error. */
class Shelf extends Map<string, Uint8Array> {
  override get(path: string): Uint8Array {
    const reason = "no such file";
    const found = super.get(path);
    if (found) return found;
    throw refuse("io/missing", { what: "read", path: `\`${path}\``, reason }, { notes: { file: { text: "" } } });
  }
}

/** A session beside a few files. */
export function sessionFor(): Session {
  const files = Object.assign(new Files(), { bytes: new Shelf() });
  files.put("broken.npy", "this is no array");
  files.put("words.csv", "a,b\nc,d\n");
  files.put("self.tsh", "run self.tsh\n");
  return newSession(files);
}

/** Runs one cell, as the pipe does with --keep-going. */
export function textOfRun(
  session: Session,
  input: string,
  line: number,
): { text: string; failed: string | null; diagnostics: Diagnostic[] } {
  let text = "";
  const diagnostics: Diagnostic[] = [];
  const { failed } = runText(
    session,
    { name: "", text: input, line },
    (event) => {
      text += textOf(event, session);
      if (event.kind === "diagnostic") diagnostics.push(event.diagnostic);
    },
    { keepGoing: true },
  );
  return { text, failed: failed?.code ?? null, diagnostics };
}
