// The file with what was measured: sections, each by a benchmark of its own.
import { readFileSync, writeFileSync } from "node:fs";

const file = "bench/RESULTS.md";

/** Puts a section, which begins with its heading, in place of the one of that heading, or behind all others. */
export function record(text) {
  const [heading] = text.split("\n", 1);
  const isNext = heading.startsWith("## ");
  const [name, body] = isNext ? [heading.slice(3), text.slice(3)] : [heading, text];
  const sections = readFileSync(file, "utf8").split("\n## ");
  const at = sections.findIndex((section) => section.split("\n", 1)[0] === name);
  writeFileSync(file, (at < 0 ? [...sections, body] : sections.with(at, body)).join("\n## "));
}
