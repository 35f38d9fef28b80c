/** Korean. A bundle of its own: whoever speaks English loads nothing of it. */
import type { Speech } from "../core/speech.ts";
import { asked } from "./asked.ts";
import { errors } from "./errors.ts";
import { labels } from "./labels.ts";
import { fill } from "./particles.ts";
import { translator } from "./phrases.ts";
import { texts } from "./texts.ts";

const found = new Map<string, string>();
const translate = translator(texts);

/** What was asked once is asked again: hints and menus at each key. */
const remembered = 5000;

function say(english: string): string {
  const known = found.get(english);
  if (known !== undefined) return known;
  const korean = translate(english) ?? english;
  if (found.size >= remembered) found.clear();
  found.set(english, korean);
  return korean;
}

export const korean: Speech = {
  say,
  label: (english) => labels[english] ?? english,
  asked: (word) => (Object.hasOwn(asked, word) ? asked[word]!.split(" ") : []),
  message(code, facts, english) {
    const template = (errors as Readonly<Record<string, readonly [string, string]>>)[code]?.[0];
    if (template === undefined || facts === undefined) return english;
    const isCode = (name: string): boolean => template.includes(`\`{${name}}\``);
    return fill(template, (name) => {
      const fact = facts[name];
      if (fact === undefined) return undefined;
      return isCode(name) || typeof fact !== "string" ? String(fact) : say(fact);
    });
  },
};
