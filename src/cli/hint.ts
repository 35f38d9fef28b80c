/** The line below the line: what the text would give, what is wrong with it, or how what stands there is written. */
import { type Command, formOf } from "../commands/command.ts";
import { formAt } from "../commands/complete-call.ts";
import { commandNamed } from "../commands/index.ts";
import type { Diagnostic } from "../core/errors.ts";
import type { Speech } from "../core/speech.ts";
import { type Outlook, outlook } from "../session/outlook.ts";
import type { Session } from "../session/session.ts";
import type { Hint } from "../shell/host.ts";

export function hintOf(session: Session, text: string, cursor: number, speech: Speech): Hint | null {
  const found = outlook(session, text);
  switch (found.kind) {
    case "none":
      return null;
    case "result":
      return found.text === "function"
        ? (formHint(session, `${text.trimEnd()}(`) ?? result(found, speech))
        : result(found, speech);
    case "open":
      return openHint(session, text, speech);
    case "command":
      return { kind: "form", text: commandForm(commandNamed(found.name)!, speech) };
    case "error":
      // A string that is still being typed.
      if (found.diagnostic.code === "syntax/string" && cursor === text.length) return openHint(session, text, speech);
      return problem(session, text, cursor, found.diagnostic, speech);
  }
}

const result = ({ name, text }: Outlook & { kind: "result" }, { say }: Speech): Hint => ({
  kind: "result",
  text: name === null ? `→ ${say(text)}` : `${name}: ${say(text)}`,
});

const commandForm = (c: Command, { say }: Speech): string => `${formOf(c)}  ${say(c.summary)}`;

/** Brackets or a string are open: what it would be with them closed, else how the call is written. */
function openHint(session: Session, text: string, speech: Speech): Hint | null {
  const end = closers(text);
  const ready = /^["']/.test(end) || /[\p{L}\p{N}_)\]}'"]\s*$/u.test(text);
  const closed = ready ? outlook(session, text + end) : null;
  if (closed?.kind === "result") return result(closed, speech);
  return formHint(session, text);
}

/** How the call is written whose brackets are open at the end. */
function formHint(session: Session, text: string): Hint | null {
  const form = formAt(session, text);
  return form === null ? null : { kind: "form", text: form };
}

/** What closes the brackets that are open, and before them the string that is. */
function closers(text: string): string {
  const open: string[] = [];
  const partner: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };
  for (const [piece] of text.matchAll(/'[^'\n]*'?|"[^"\n]*"?|#[^\n]*|[()[\]{}]/g)) {
    if (partner[piece]) open.push(partner[piece]);
    else if (piece === open.at(-1)) open.pop();
    else if (/^['"]/.test(piece) && (piece.length === 1 || !piece.endsWith(piece[0]!))) open.push(piece[0]!);
  }
  return open.reverse().join("");
}

/** An error in a few words. What is only not finished at the cursor is none yet. */
function problem(session: Session, text: string, cursor: number, d: Diagnostic, speech: Speech): Hint | null {
  const atEnd = cursor >= text.trimEnd().length;
  const command = /^\s*([a-z]+)\b/.exec(text)?.[1];
  if (atEnd && /^command\//.test(d.code) && command && commandNamed(command))
    return { kind: "form", text: commandForm(commandNamed(command)!, speech) };
  const end = d.labels.some((l) => l.span.end >= text.trimEnd().length);
  if (atEnd && end && /^syntax\/(?:expected|unexpected|indent)$/.test(d.code)) return formHint(session, text);
  // A name that is still being typed may become one that is known.
  const typing = atEnd && end && /[\p{L}\p{N}_]$/u.test(text) && /^name\//.test(d.code);
  if (typing) return formHint(session, text);
  return { kind: "problem", text: shortly(d, speech) };
}

function shortly(d: Diagnostic, { say, message }: Speech): string {
  const said = message(d.code, d.facts, d.message);
  if (d.code === "shape/reshape") return say(d.labels.at(-1)?.text ?? "") || said;
  const [first] = said.split("\n");
  return first!;
}
