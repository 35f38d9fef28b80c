/** The shell on a terminal that can do nothing (TERM=dumb): prompts and lines, as plain as they come. */
import { createInterface } from "node:readline";
import type { Outcome } from "./host.ts";

export interface PlainHost {
  readonly isOpen: (text: string) => boolean;
  readonly enter: (text: string) => Outcome;
  readonly leave: (code: number) => never;
}

export function startPlain(host: PlainHost): void {
  const reader = createInterface({ input: process.stdin, output: process.stdout, terminal: false });
  let open = "";
  const ask = (): void => {
    process.stdout.write(open === "" ? "> " : ". ");
  };
  reader.on("line", (line) => {
    const text = open === "" ? line : `${open}\n${line}`;
    open = text.trim() !== "" && host.isOpen(text) ? text : "";
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
