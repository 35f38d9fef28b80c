/** What is done and said when Ctrl-C has broken off what ran in a session. */
import type { Session } from "../session/session.ts";
import type { Printer } from "./printer.ts";

/** Puts the session right, and says what it is like now. Says whether something of the work was kept. */
export function tellInterrupted(session: Session, printer: Printer): boolean {
  printer.endProgress();
  const at = session.line;
  const { kept, script } = session.breakOff();
  printer.out.flush();
  const told =
    script === null
      ? "interrupted: the session is as it was before this statement"
      : `interrupted: the session is as it was before line ${at} of ${script}`;
  if (!kept) printer.err.write(`${printer.speech(session).say(told)}\n`);
  printer.err.flush();
  return kept;
}
