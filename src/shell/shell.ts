/**
 * The interactive shell: asks for a text, runs it so that Ctrl-C can break it off, and asks again. What a text means is
 * the host's business.
 */
import { wrapped } from "../render/width.ts";
import { untilInterrupted } from "./broken.ts";
import { Editor } from "./editor.ts";
import { History, storeIn } from "./history.ts";
import type { Host, Outcome } from "./host.ts";
import { startPlain } from "./plain.ts";
import { Terminal } from "./terminal.ts";

export type Shell = (host: Host) => void;

export const startShell: Shell = (host) => {
  const history = new History(storeIn(host.env));
  if (host.banner !== null)
    process.stdout.write(`${wrapped(host.banner, process.stdout.columns || Number.POSITIVE_INFINITY).join("\n")}\n`);
  const enter = (text: string): Outcome => {
    history.add(text);
    const outcome = untilInterrupted(() => host.run(text))?.value ?? host.interrupted();
    if (outcome.failed) history.markFailed(text);
    return outcome;
  };
  const able = process.stdin.isTTY && process.stdout.isTTY && host.env["TERM"] !== "dumb";
  if (!able) return startPlain({ ...host, enter });
  const editor = new Editor(host, history);
  const terminal = new Terminal(editor, process.stdin, process.stdout, host);
  const ask = (): void =>
    terminal.edit((kind) => {
      if (kind === "end") return host.leave(0);
      const { text } = editor.buffer;
      if (kind === "line" && text.trim() !== "" && enter(text).quit) return host.leave(0);
      ask();
      host.rest();
    });
  ask();
};
