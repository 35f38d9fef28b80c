/** The shell on a terminal that can do nothing (TERM=dumb): prompts and lines, as plain as they come. */
import { createInterface } from "node:readline";
import type { Outcome } from "./host.ts";

export interface PlainHost {
  readonly isOpen: (text: string) => boolean;
  readonly openBracket: (text: string) => string | null;
  readonly enter: (text: string) => Outcome;
  readonly leave: (code: number) => never;
}

export function startPlain(host: PlainHost): void {
  const reader = createInterface({ input: process.stdin, output: process.stdout, terminal: false });
  let open = "";
  const ask = (): void => {
    // Nothing below the line can say what is open.
    process.stdout.write(open === "" ? "> " : `${host.openBracket(open) ?? ""}. `);
  };
  reader.on("line", (line) => {
    const text = open === "" ? line : `${open}\n${line}`;
    // Whoever types gets out of brackets by an empty line; in what a program sends it is one of its lines.
    const goesOn = host.isOpen(text) || (!process.stdin.isTTY && host.openBracket(text) !== null);
    open = text.trim() !== "" && goesOn ? text : "";
    if (open === "" && text.trim() !== "" && host.enter(text).quit) return reader.close();
    ask();
  });
  reader.on("close", () => host.leave(0));
  process.on("SIGINT", () => {
    open = "";
    process.stdout.write("\n");
    ask();
  });
  ask();
}
