/** `examples`: lines to try, by subject. */
import type { HelpSection } from "../core/answer.ts";
import { failAt } from "../lang/fail.ts";
import { didYouMean } from "../lang/suggest.ts";
import { command } from "./command.ts";
import { tours } from "./tours.ts";

export const examples = command({
  name: "examples",
  summary: "Show lines to try, by subject.",
  params: { subject: { kind: "word", doc: "which subject; left out: the list of them", optional: true } },
  options: {},
  arrow: false,
  examples: [{ code: "examples reshape", shows: "" }],
  *run({ args: { subject } }) {
    if (!subject) {
      const entries = tours.map((t) => [`examples ${t.name}`, t.title] as const);
      yield {
        kind: "help",
        topic: "examples",
        sections: [
          { kind: "title", name: "examples", about: "lines to try, by subject" },
          { kind: "entries", entries },
        ],
      };
      return;
    }
    const tour = tours.find((t) => t.name === subject.text);
    if (!tour) {
      const names = tours.map((t) => t.name);
      throw failAt("command/choice", { text: subject.text, choices: names.join(", ") }, subject.span, "", {
        help: didYouMean(subject.text, names),
      });
    }
    const lines = tour.lines.map(
      (line): HelpSection =>
        line.startsWith("#") ? { kind: "text", text: line.slice(2) } : { kind: "example", code: line, shows: "" },
    );
    yield {
      kind: "help",
      topic: tour.name,
      sections: [{ kind: "title", name: tour.name, about: tour.title }, ...lines],
    };
  },
});
