/** What is done and said when Ctrl-C has broken off what ran in a session. */
import type { Session } from "../session/session.ts";
import type { Printer } from "./printer.ts";

/**
 * Puts the session right, and says what it is like now, and, where it stays, how a script goes on. Says whether something
 * of the work was kept.
 */
export function tellInterrupted(session: Session, printer: Printer, stays = false): boolean {
  printer.endProgress();
  const at = session.line;
  // Of scripts within scripts only the innermost would go on.
  const goesOn = stays && session.running.length === 1;
  const { kept, script } = session.breakOff();
  printer.out.flush();
  const told =
    script === null
      ? "interrupted: the session is as it was before this statement"
      : goesOn
        ? `interrupted: the session is as it was before line ${at} of ${script}; run ${wordOf(script)} from=${at} goes on there`
        : `interrupted: the session is as it was before line ${at} of ${script}`;
  if (!kept) printer.err.write(`${printer.speech(session).say(told)}\n`);
  printer.err.flush();
  return kept;
}

const wordOf = (path: string): string => (/\s/.test(path) ? `'${path}'` : path);
