/** What the interactive shell needs of a session: running a text, knowing whether it is complete, completing it. */
import { complete } from "../commands/complete.ts";
import { StatementParser } from "../lang/statements.ts";
import { isUnfinished, vocabularyOf } from "../session/preview.ts";
import { runText } from "../session/run.ts";
import type { Event, Session } from "../session/session.ts";
import type { ShellContext } from "../shell/shell.ts";
import type { Surroundings } from "./main.ts";
import type { Printer } from "./printer.ts";
import { autosave, findCrashed } from "./sessions.ts";

export function conversation(session: Session, printer: Printer, around: Surroundings, quiet: boolean): ShellContext {
  let line = session.nextLine;
  const crashed = findCrashed(around.env);
  const copy = autosave(session, around.env);
  const emit = (event: Event): void => printer.emit(event, session);
  return {
    banner: quiet ? null : `tensh ${around.version}   help · examples · quit${crashed ? crashNote(crashed) : ""}`,
    env: around.env,
    leave: (code) => {
      copy.end();
      return around.leave(code);
    },
    complete: (text) => complete(session, text),
    isOpen: (text) => isOpen(session, text),
    run: (text) => {
      runText(session, { name: "", text, line }, emit, { interactive: true, keepGoing: true });
      line = Math.max(line + text.split("\n").length, session.nextLine);
      copy.note();
      printer.out.flush();
      return session.quitting ? "quit" : "more";
    },
    interrupted: () => {
      session.recover();
      printer.err.write("interrupted: the session is as it was before this line\n");
      printer.err.flush();
    },
  };
}

const crashNote = (time: Date): string =>
  `\nthe conversation of ${time.toLocaleString("sv-SE").slice(0, 16)} did not end as it should: session restore brings it back`;

/** The text stops within brackets, a string or a block: another line belongs to it. An empty line ends a block. */
function isOpen(session: Session, text: string): boolean {
  const parser = new StatementParser(text, vocabularyOf(session));
  for (let s = parser.next(); s; s = parser.next()) {
    if (isUnfinished(s)) return true;
    if (parser.mightContinue) return !/\n[ \t]*$/.test(text) || !text.includes("\n");
  }
  return false;
}
