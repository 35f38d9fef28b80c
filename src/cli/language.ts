/** The language that a run begins with, and the Speech of a language. Loads none that is not spoken. */
import { english, type Language, type Speech } from "../core/speech.ts";
import type { Chunks } from "./chunks.ts";

type Env = Readonly<Record<string, string | undefined>>;

/** What the environment asks for: TENSH_LANG, else what the system says of its messages. */
export function languageOf(env: Env): Language {
  const asked = env["TENSH_LANG"] || env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"] || "";
  return /^ko(?![a-z])/i.test(asked) ? "ko" : "en";
}

export function speechOf(language: Language, chunks: Chunks): Speech {
  switch (language) {
    case "en":
      return english;
    case "ko":
      return chunks.korean().korean;
  }
}
