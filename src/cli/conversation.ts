/** What the interactive shell needs of a session: running a text, knowing whether it is complete, and all that is asked while typing. */
import { complete } from "../commands/complete.ts";
import { highlight } from "../commands/highlight.ts";
import type { Speech } from "../core/speech.ts";
import { Lexer } from "../lang/lex.ts";
import { StatementParser } from "../lang/statements.ts";
import { outlook } from "../session/outlook.ts";
import type { Event } from "../session/outside.ts";
import { isUnfinished, vocabularyOf } from "../session/preview.ts";
import { runText } from "../session/run.ts";
import type { Session } from "../session/session.ts";
import type { Completions, Host } from "../shell/host.ts";
import { isEchoing, setEcho } from "./echo.ts";
import { pathsLike } from "./files.ts";
import { hintOf } from "./hint.ts";
import { tellInterrupted } from "./interrupted.ts";
import type { Surroundings } from "./main.ts";
import type { Printer } from "./printer.ts";
import { autosave, findCrashed } from "./sessions.ts";

export function conversation(session: Session, printer: Printer, around: Surroundings, quiet: boolean): Host {
  let line = session.nextLine;
  const crashed = findCrashed(around.env);
  const copy = autosave(session, around.env);
  const emit = (event: Event): void => printer.emit(event, session);
  const say = (text: string): string => printer.speech(session).say(text);
  return {
    banner: quiet
      ? null
      : `tensh ${around.version()}   help · examples · quit${crashed ? `\n${say(crashNote(crashed))}` : ""}`,
    env: around.env,
    colors: printer.colors,
    leave: (code) => {
      copy.end();
      return around.leave(code);
    },
    setEcho,
    complete: (text, cursor) => inWords(completionsOf(session, text.slice(0, cursor)), printer.speech(session)),
    isOpen: (text) => isOpen(session, atMargin(text)),
    openBracket: bracketOf,
    openHint: (text) => openHint(text, printer.speech(session)),
    indentAfter,
    highlight: (text, cursor) => highlight(session, text, cursor),
    hint: (text, cursor) => {
      const own = atMargin(text);
      return hintOf(session, own, Math.max(0, cursor - text.length + own.length), printer.speech(session));
    },
    wouldRun: (text) => outlook(session, atMargin(text)).kind !== "error",
    previewBroken: () => session.recover(),
    run: (typed) => {
      const text = untilOpen(atMargin(typed));
      if (asksToLeave(session, text)) return { failed: false, quit: true };
      const { failed } = runText(session, { name: "", text, line }, emit, { interactive: true, keepGoing: true });
      line = Math.max(line + text.split("\n").length, session.nextLine);
      copy.note();
      printer.out.flush();
      printer.endProgress();
      return { failed: failed !== null, quit: session.quitting };
    },
    interrupted: () => {
      // Where the terminal shows what is typed, it has shown `^C`.
      printer.out.write(isEchoing() ? "\n" : "^C\n");
      const kept = tellInterrupted(session, printer, true);
      line = Math.max(line + 1, session.nextLine);
      copy.note();
      return { failed: !kept, quit: false };
    },
    say,
    rest: () => session.rest(),
  };
}

/** A text that begins with blanks, which keep it out of the history, without them: they indent nothing. */
function atMargin(text: string): string {
  const blanks = /^[ \t]+(?=\S)/.exec(text)?.[0];
  if (blanks === undefined) return text;
  const without = (line: string): string => (line.startsWith(blanks) ? line.slice(blanks.length) : line);
  return text.split("\n").map(without).join("\n");
}

/** `exit`, `quit()` and the like, as other shells have them, unless the user gave the name a value. */
function asksToLeave(session: Session, text: string): boolean {
  const word = /^\s*(exit|quit)\s*(?:\(\s*\))?\s*;?\s*$/.exec(text)?.[1];
  return word !== undefined && !session.scope.names.has(word);
}

function completionsOf(session: Session, text: string): Completions {
  const found = complete(session, text);
  if (!found.path) return found;
  const items = pathsLike(text.slice(found.from)).map((path) => ({
    text: path,
    kind: path.endsWith("/") ? "folder" : "file",
    doc: "",
  }));
  return { from: found.from, items };
}

const inWords = ({ from, items }: Completions, { say, label }: Speech): Completions => ({
  from,
  items: items.map((c) => ({ ...c, kind: label(c.kind), doc: say(c.doc) })),
});

/** The next line begins below this one: a step further in behind a colon or an open bracket, out behind a jump. */
function indentAfter(text: string): string {
  const last = text.slice(text.lastIndexOf("\n") + 1);
  const blanks = /^[ \t]*/.exec(last)![0];
  if (/^\s*(?:return|pass|break|continue|raise)\b/.test(last) && depthOf(text) === 0) return blanks.slice(4);
  const opens = depthOf(text) > depthOf(text.slice(0, text.length - last.length));
  return opens || /:\s*(#.*)?$/.test(last) ? `${blanks}    ` : blanks;
}

/** Brackets that are open at the end of a text. */
const depthOf = (text: string): number => lexed(text).depth;

function lexed(text: string): Lexer {
  const lexer = new Lexer(text);
  try {
    while (lexer.next().kind !== "end");
  } catch {
    // An open string: what was open before it counts.
  }
  return lexer;
}

const bracketOf = (text: string): string | null => lexed(text).openBracket?.text ?? null;

/** Whoever got out of brackets by an empty line means none of the lines within them. */
function untilOpen(text: string): string {
  const bracket = /\n[ \t]*$/.test(text) ? lexed(text).openBracket : undefined;
  const end = bracket ? text.indexOf("\n", bracket.span.start) : -1;
  return end < 0 ? text : text.slice(0, end);
}

/** What keeps a text of several lines open, and how one gets out of it; null where nothing does. */
function openHint(text: string, { say }: Speech): string | null {
  const bracket = lexed(text).openBracket;
  if (!bracket) return null;
  const line = text.slice(0, bracket.span.start).split("\n").length;
  return say(`${bracket.text} of line ${line} is open: an empty line or Ctrl-C gets out`);
}

const crashNote = (time: Date): string =>
  `the conversation of ${time.toLocaleString("sv-SE").slice(0, 16)} did not end as it should: session restore brings it back`;

/** The text stops within brackets, a string or a block: another line belongs to it. An empty line ends all but a string. */
function isOpen(session: Session, text: string): boolean {
  const ended = /\n[ \t]*$/.test(text);
  const parser = new StatementParser(text, vocabularyOf(session));
  for (let s = parser.next(); s; s = parser.next()) {
    if (isUnfinished(s)) return !(ended && s.kind === "bad" && s.diagnostic.code === "syntax/unclosed");
    if (parser.mightContinue) return !ended;
  }
  return false;
}
