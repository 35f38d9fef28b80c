/** The language that a run begins with, and the Speech of a language. Loads none that is not spoken. */
import { readFileSync } from "node:fs";
import { english, type Language, type Speech } from "../core/speech.ts";
import type { Chunks } from "./chunks.ts";
import { configPath } from "./config.ts";

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The language before there is a session: what the command line asks for, else the settings file, else the environment
 * by TENSH_LANG or by what the system says of its messages.
 */
export function languageOf(env: Env, argv: readonly string[] = []): Language {
  const [, given] = (argv.length > 0 && / --lang[ =](en|ko)(?= )/.exec(` ${argv.join(" ")} `)) || [];
  const set = argv.length === 0 || argv.includes("--no-config") ? undefined : settingIn(env);
  const asked = given || set || env["TENSH_LANG"] || env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"] || "";
  const tag = asked.toLowerCase();
  const after = tag.charAt(2);
  return tag.startsWith("ko") && !(after >= "a" && after <= "z") ? "ko" : "en";
}

/** `set lang ko` in the settings file; the last one counts. */
function settingIn(env: Env): string | undefined {
  try {
    const lines = readFileSync(configPath(env), "utf8").matchAll(/^[ \t]*set[ \t]+lang[ \t]+(\w+)/gm);
    return [...lines].at(-1)?.[1];
  } catch {
    // There is none, or it cannot be read: a session says so.
    return undefined;
  }
}

export function speechOf(language: Language, chunks: Chunks): Speech {
  switch (language) {
    case "en":
      return english;
    case "ko":
      return chunks.korean().korean;
  }
}
