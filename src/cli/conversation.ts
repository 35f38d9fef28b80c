/** What the interactive shell needs of a session: running a text, knowing whether it is complete, completing it. */
import { complete } from "../commands/complete.ts";
import { StatementParser } from "../lang/statements.ts";
import { isUnfinished, vocabularyOf } from "../session/preview.ts";
import { runText } from "../session/run.ts";
import type { Event, Session } from "../session/session.ts";
import type { ShellContext } from "../shell/shell.ts";
import type { Surroundings } from "./main.ts";
import type { Printer } from "./printer.ts";

export function conversation(session: Session, printer: Printer, around: Surroundings, quiet: boolean): ShellContext {
  let line = 1;
  const emit = (event: Event): void => printer.emit(event, session);
  return {
    banner: quiet ? null : `tensh ${around.version}   help · examples · quit`,
    env: around.env,
    leave: around.leave,
    complete: (text) => complete(session, text),
    isOpen: (text) => isOpen(session, text),
    run: (text) => {
      runText(session, { name: "", text, line }, emit, { interactive: true, keepGoing: true });
      line += text.split("\n").length;
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

/** The text stops within brackets, a string or a block: another line belongs to it. An empty line ends a block. */
function isOpen(session: Session, text: string): boolean {
  const parser = new StatementParser(text, vocabularyOf(session));
  for (let s = parser.next(); s; s = parser.next()) {
    if (isUnfinished(s)) return true;
    if (parser.mightContinue) return !/\n[ \t]*$/.test(text) || !text.includes("\n");
  }
  return false;
}
