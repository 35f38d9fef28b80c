/** What could stand at the end of a line: commands, their options, names, operations, attributes after a dot. */
import { attributeNames } from "../lang/attribute.ts";
import { commonNames, frameworkBuiltins } from "../lang/builtins.ts";
import { membersOf } from "../lang/facade.ts";
import { keywords } from "../lang/tokens.ts";
import { preview } from "../session/preview.ts";
import type { Session } from "../session/session.ts";
import { isSetting, settingNames, settingRows } from "../session/settings.ts";
import { commandNamed, commandNames } from "./index.ts";
import { tours } from "./tours.ts";

export interface Completion {
  /** The piece of the line that would be replaced. */
  readonly piece: string;
  readonly words: readonly string[];
  /** The piece is a path, which only the file system can complete. */
  readonly path: boolean;
}

/** Completions of a line that ends where the cursor stands. */
export function complete(session: Session, line: string): Completion {
  const [, command, rest] = /^\s*([A-Za-z_]\w*)\s+([\s\S]*)$/.exec(line) ?? [];
  const entry = command === undefined ? undefined : commandNamed(command);
  const first = Object.values(entry?.params ?? {})[0];
  if (entry && (first?.kind === "path" || entry.name === "save") && !/[=([]/.test(rest!)) {
    return { piece: /\S*$/.exec(line)![0], words: [], path: true };
  }
  const dotted = /([A-Za-z_][\w.]*)\.(\w*)$/.exec(line);
  if (dotted) return { piece: dotted[2]!, words: startingWith(members(session, dotted[1]!), dotted[2]!), path: false };
  const piece = /[\p{L}_][\p{L}\p{N}_]*$/u.exec(line)?.[0] ?? "";
  return { piece, words: startingWith(candidates(session, line, piece, entry?.name), piece), path: false };
}

const startingWith = (words: Iterable<string>, piece: string): string[] =>
  [...new Set(words)].filter((w) => w.startsWith(piece)).sort();

function* candidates(session: Session, line: string, piece: string, command: string | undefined): Generator<string> {
  const before = line.slice(0, line.length - piece.length);
  if (/^\s*$/.test(before)) yield* commandNames;
  if (command === "set") yield* settingWords(before);
  if (command === "help") yield* commandNames;
  if (command === "examples") yield* tours.map((t) => t.name);
  const entry = command === undefined ? undefined : commandNamed(command);
  if (entry) {
    for (const name of Object.keys(entry.options)) yield `${name}=`;
    for (const p of Object.values(entry.params)) if (p.lead) yield p.lead;
    const option = /(\w+)=$/.exec(before)?.[1];
    if (option && Object.hasOwn(entry.options, option)) yield* entry.options[option]!.choices ?? [];
  }
  yield* session.scope.names.keys();
  yield* commonNames(session.dialect);
  yield* keywords;
}

function* settingWords(before: string): Generator<string> {
  const [, name] = /^\s*set\s+(\w+)\s+$/.exec(before) ?? [];
  if (name === undefined) yield* settingNames;
  else if (isSetting(name) && !("low" in settingRows[name].takes)) yield* settingRows[name].takes as readonly string[];
}

/** What can stand after the dot of a value, or of a module. */
function members(session: Session, owner: string): readonly string[] {
  const found = preview(session, owner);
  if (found.kind !== "value" || !found.value) return [];
  return found.value.kind === "module" ? membersOf(found.value.path, frameworkBuiltins()) : attributeNames(found.value);
}
