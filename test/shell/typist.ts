// An editor on the screen of a real terminal's model, with a session behind it: types bytes, reads the screen.
import { writeFileSync } from "node:fs";
import xterm from "@xterm/headless";
import type { Chunks } from "../../src/cli/chunks.ts";
import { conversation } from "../../src/cli/conversation.ts";
import { Printer } from "../../src/cli/printer.ts";
import { commandSet } from "../../src/commands/dispatch.ts";
import { Session } from "../../src/session/session.ts";
import { Editor } from "../../src/shell/editor.ts";
import { type Entry, History, type Store } from "../../src/shell/history.ts";
import type { Host } from "../../src/shell/host.ts";
import { columnIn, KeyDecoder } from "../../src/shell/keys.ts";
import { cropped, type Frame } from "../../src/shell/layout.ts";
import { Painter } from "../../src/shell/painter.ts";

export const keys = {
  ...{ up: "\x1b[A", down: "\x1b[B", right: "\x1b[C", left: "\x1b[D", home: "\x1b[H", end: "\x1b[F" },
  ...{ enter: "\r", tab: "\t", backspace: "\x7f", escape: "\x1b", wordRight: "\x1b[1;3C" },
} as const;
export const paste = (text: string): string => `\x1b[200~${text}\x1b[201~`;

export interface TypistOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly colors?: 0 | 1;
  readonly past?: readonly Entry[];
}

export class Typist {
  readonly terminal: InstanceType<typeof xterm.Terminal>;
  readonly host: Host;
  readonly session: Session;
  readonly history: History;
  readonly editor: Editor;
  readonly painter: Painter;
  /** What was written to the terminal, and what was entered. */
  sent = "";
  readonly entered: string[] = [];
  ended: "end" | "suspend" | "quit" | null = null;
  readonly kept: Entry[] = [];
  said = "";
  private readonly decoder = new KeyDecoder();
  private written: Promise<void> = Promise.resolve();

  constructor({ columns = 80, rows = 24, colors = 0, past = [] }: TypistOptions = {}) {
    this.terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 2000 });
    this.session = new Session({
      commands: commandSet,
      readBytes: () => new Uint8Array(),
      writeBytes: (path: string) => writeFileSync(path, "must not be"),
      entropy: () => 1n,
      now: () => performance.now(),
    } as never);
    const write = (text: string): void => {
      this.said += text;
    };
    const say = { write, flush: () => {} };
    const options = {
      json: false,
      outLevel: colors,
      errLevel: colors,
      debug: false,
      seen: () => true,
      columns: () => undefined,
      watched: () => false,
    } as const;
    const paint = (_role: string, text: string): string => text;
    const chunks = { color: () => ({ colored: () => paint }), table: () => ({ drawTable: () => "" }) };
    const printer = new Printer(say, say, options, chunks as unknown as Chunks);
    const env = { XDG_STATE_HOME: "/dev/null/nowhere" };
    this.host = conversation(this.session, printer, { env, version: "1", leave: () => {} } as never, true);
    const store: Store = { load: () => [...past], add: (entry) => void this.kept.push(entry) };
    this.history = new History(store);
    this.editor = new Editor(this.host, this.history);
    this.painter = new Painter(this.screen());
    this.editor.start();
    this.draw();
  }
  private screen(): ConstructorParameters<typeof Painter>[0] {
    const typist = this;
    return {
      get columns() {
        return typist.terminal.cols;
      },
      get rows() {
        return typist.terminal.rows;
      },
      write: (text) => {
        this.sent += text;
        this.written = new Promise((done) => this.terminal.write(text, done));
      },
    };
  }
  private draw(): void {
    this.painter.paint(this.frame());
  }
  frame(): Frame {
    return this.editor.frame(this.painter.columns, this.painter.height);
  }

  /** Nothing is typed for a while. */
  async pause(): Promise<void> {
    this.editor.settle();
    this.draw();
    await this.written;
  }
  /** Types bytes; what is entered runs, and editing goes on. */
  async type(...texts: string[]): Promise<void> {
    for (const text of texts) {
      let inputs = this.decoder.feed(Buffer.from(text));
      if (this.decoder.pending) inputs = [...inputs, ...this.decoder.flush()];
      for (let ended = this.editor.take(inputs); ended; ended = this.editor.take(ended.rest)) {
        if (ended.kind === "clear") this.painter.clearScreen();
        if (ended.kind === "end" || ended.kind === "suspend") this.ended = ended.kind;
        if (ended.kind === "line" || ended.kind === "cancel") this.enter(ended.kind);
      }
      this.draw();
    }
    await this.written;
  }
  private enter(kind: "line" | "cancel"): void {
    const { text } = this.editor.buffer;
    this.painter.commit(this.editor.lastFrame(this.painter.columns));
    if (kind === "line" && text.trim() !== "") {
      this.entered.push(text);
      this.history.add(text);
      const { failed, quit } = this.host.run(text);
      if (failed) this.history.markFailed(text);
      if (quit) this.ended = "quit";
    }
    this.editor.start();
  }
  async resize(columns: number, rows: number): Promise<void> {
    await this.written;
    this.terminal.resize(columns, rows);
    const answer = new Promise<string>((done) => {
      const listening = this.terminal.onData((text) => {
        listening.dispose();
        done(text);
      });
    });
    this.painter.askPlace();
    this.painter.resized(columnIn(await answer));
    this.draw();
    await this.written;
  }

  /** The rows that are on the screen, without blanks at their ends. */
  get rows(): string[] {
    const { active } = this.terminal.buffer;
    const all = Array.from({ length: this.terminal.rows }, (_, i) =>
      (active.getLine(active.baseY + i)?.translateToString(true) ?? "").trimEnd(),
    );
    return all.slice(0, all.findLastIndex((r) => r !== "") + 1);
  }
  get last(): string {
    return this.rows.at(-1) ?? "";
  }
  /** How the screen differs from a fresh drawing of the frame; empty where it does not. */
  async faults(): Promise<string[]> {
    await this.written;
    const frame = cropped(this.frame(), this.terminal.rows);
    const { active } = this.terminal.buffer;
    const top = active.baseY + active.cursorY - frame.y;
    const shown = (y: number): string => (active.getLine(y)?.translateToString(true) ?? "").trimEnd();
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one.
    const wanted = frame.rows.map((r) => r.text.replace(/\x1b\[[0-9;]*m/g, "").trimEnd());
    const faults = wanted.flatMap((w, i) => (shown(top + i) === w ? [] : [`row ${i}: ${shown(top + i)} for ${w}`]));
    if (active.cursorX !== Math.min(frame.x, this.terminal.cols - 1))
      faults.push(`cursor ${active.cursorX}, not ${frame.x}`);
    for (let y = top + frame.rows.length; y < active.baseY + this.terminal.rows; y++)
      if (shown(y) !== "") faults.push(`left over: ${shown(y)}`);
    for (const row of frame.rows) if (row.width > this.terminal.cols) faults.push(`too wide: ${row.text}`);
    return faults;
  }
}
