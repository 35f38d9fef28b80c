/** The settings file: lines of `set KEY VALUE`, read before anything runs. Knows where it is and what may stand in it. */
import { readFileSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { settingsFile } from "../commands/launch.ts";
import { diagnose, refuse } from "../core/errors.ts";
import { decodeScript } from "../lang/scripts.ts";
import type { Event } from "../session/outside.ts";
import { explainError } from "../session/preview.ts";
import { runText } from "../session/run.ts";
import type { Session } from "../session/session.ts";
import { reasons } from "./file-reasons.ts";

type Env = Readonly<Record<string, string | undefined>>;

/** Where the settings file is; TENSH_CONFIG says another place, and nothing if it is empty. */
export const configPath = (env: Env): string =>
  env["TENSH_CONFIG"] ?? `${env["XDG_CONFIG_HOME"] || `${env["HOME"] || homedir()}/.config`}/${settingsFile}`;

/** Applies the settings file, if there is one. What is wrong in it is said; the rest of it holds. */
export function applyConfig(session: Session, env: Env, emit: (event: Event) => void): void {
  const path = configPath(env);
  let bytes: Uint8Array;
  try {
    // Usually there is none: an error that is thrown costs a start more than the question.
    if (!statSync(path, { throwIfNoEntry: false })) return;
    bytes = readFileSync(path);
  } catch (error) {
    const missing = ["ENOENT", "ENOTDIR"].includes((error as { code?: string }).code ?? "");
    if (!missing) emit({ kind: "diagnostic", line: 1, diagnostic: explainError(unreadable(path, error)) });
    return;
  }
  const text = guardedText(bytes, emit);
  const lines = text.split("\n");
  const source = { name: path, text, line: 1 };
  let at = 0;
  for (const line of lines) {
    if (!/^\s*(set\s.*)?(#.*)?$/.test(line)) {
      const span = { start: at + line.search(/\S/), end: at + line.trimEnd().length };
      const found = diagnose("set/file", { text: line.trim() }, [{ span, text: "" }]);
      emit({ kind: "diagnostic", line: 1, diagnostic: { ...found, source } });
    }
    at += line.length + 1;
  }
  // Other lines are blanked, so that places in the text stay what they are.
  const kept = lines.map((line) => (/^\s*set\s/.test(line) ? line : "")).join("\n");
  const shown = (event: Event): void => {
    if (event.kind === "diagnostic") emit(event);
  };
  runText(session, { ...source, text: kept }, shown, { keepGoing: true });
  session.history = [];
  session.journal.clear();
}

function guardedText(bytes: Uint8Array, emit: (event: Event) => void): string {
  try {
    return decodeScript(bytes);
  } catch (error) {
    emit({ kind: "diagnostic", line: 1, diagnostic: explainError(error) });
    return "";
  }
}

const unreadable = (path: string, error: unknown): Error =>
  refuse("io/missing", {
    what: "read",
    path: `the settings file \`${path}\``,
    reason: reasons[(error as NodeJS.ErrnoException).code ?? ""] ?? (error as Error).message,
  });
