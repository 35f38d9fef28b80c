/** Korean. A bundle of its own: whoever speaks English loads nothing of it. */
import { type Code, catalogue } from "../core/catalogue.ts";
import type { Speech } from "../core/speech.ts";
import { asked } from "./asked.ts";
import { errors } from "./errors.ts";
import { labels } from "./labels.ts";
import { loopLine, loopName } from "./loops.ts";
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
  const korean = listed(english) ?? loopLine(english) ?? translate(english) ?? english;
  if (found.size >= remembered) found.clear();
  found.set(english, korean);
  return korean;
}

/** What a message says of the case, where only the message is there; null where it is another one's. */
function factsIn(english: string, template: string): Readonly<Record<string, string>> | null {
  const pieces = template.split(/\{(\w+)\}/);
  const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const found = new RegExp(`^${pieces.map((p, i) => (i % 2 === 0 ? escaped(p) : "([\\s\\S]*?)")).join("")}$`).exec(
    english,
  );
  const names = pieces.filter((_, i) => i % 2 === 1);
  return found && Object.fromEntries(names.map((name, i) => [name, found[i + 1]!]));
}

/** A loop, perhaps with what it goes through. */
function listed(english: string): string | null {
  const [, name = english, rest] = /^(.*), (\d[\d,]* elements?, .*)$/.exec(english) ?? [];
  const loop = loopName(name);
  return loop === null || rest === undefined ? loop : `${loop}, ${say(rest)}`;
}

export const korean: Speech = {
  say,
  label: (english) => labels[english] ?? english,
  asked: (word) => (Object.hasOwn(asked, word) ? asked[word]!.split(" ") : []),
  message(code, facts, english) {
    const template = (errors as Readonly<Record<string, readonly [string, string]>>)[code]?.[0];
    if (template === undefined) return english;
    const said = facts ?? factsIn(english, catalogue[code as Code].message);
    if (said === null) return english;
    const isCode = (name: string): boolean => template.includes(`\`{${name}}\``);
    return fill(template, (name) => {
      const fact = said[name];
      if (fact === undefined) return undefined;
      return isCode(name) || typeof fact !== "string" ? String(fact) : say(fact);
    });
  },
};
