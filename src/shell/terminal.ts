/**
 * The terminal itself: raw mode, pastes, resizes, being stopped and going on, and leaving all as it was. Knows how input
 * comes and how frames go out; the editor knows what they are.
 */
import type { Editor, Entered } from "./editor.ts";
import type { Host } from "./host.ts";
import { columnIn, type Input, KeyDecoder } from "./keys.ts";
import { Painter } from "./painter.ts";

/** A lone Escape is the key once nothing has followed for so long; in ms. */
const escapeWait = 30;
/** A pause in typing; in ms. */
const pause = 120;
/** A terminal that has not said where the cursor is after so long will not; in ms. */
const placeWait = 200;

/** Pastes come marked; keys come in kitty's clearer way where the terminal knows it. */
const enterCodes = "\x1b[?2004h\x1b[>1u";
const leaveCodes = "\x1b[<u\x1b[?2004l\x1b[?25h\x1b[0m";

export class Terminal {
  private readonly editor: Editor;
  private readonly input: NodeJS.ReadStream;
  private readonly output: NodeJS.WriteStream;
  private readonly painter: Painter;
  private readonly decoder = new KeyDecoder();
  private escapeTimer: NodeJS.Timeout | undefined;
  private pauseTimer: NodeJS.Timeout | undefined;
  /** Answers about the cursor's place that have not come yet. */
  private placesAsked = 0;
  private placeTimer: NodeJS.Timeout | undefined;
  private raw = false;
  private done: ((kind: "line" | "cancel" | "end") => void) | null = null;
  /** Typed before it was asked for. */
  private waiting: readonly Input[] = [];
  /** What comes next may have been typed while a line ran, when the terminal still made lines of it: Enter is a line end there. */
  private ahead = false;
  private readonly setEcho: Host["setEcho"];
  /** Heard only while a text is edited: a line that runs hears nothing, and is ended by the signals themselves. */
  private readonly heard: readonly (readonly [NodeJS.Signals, () => void])[] = [
    ["SIGTERM", () => process.exit(143)],
    ["SIGHUP", () => process.exit(129)],
    ["SIGINT", () => this.take([{ type: "key", name: "C-c" }])],
  ];

  constructor(
    editor: Editor,
    input: NodeJS.ReadStream,
    output: NodeJS.WriteStream,
    { setEcho }: Pick<Host, "setEcho">,
  ) {
    this.editor = editor;
    this.setEcho = setEcho;
    this.input = input;
    this.output = output;
    this.painter = new Painter(output);
    process.on("exit", () => this.giveUp());
    output.on("resize", () => this.resized());
    input.on("data", (chunk: Buffer) => this.received(chunk));
    input.on("end", () => this.end("end"));
    // The terminal has gone away: what is left is to leave.
    for (const stream of [input, output]) stream.on("error", () => process.exit(129));
  }

  /** Lets a text be edited until it is entered, given up, or the end of input is typed. */
  edit(done: (kind: "line" | "cancel" | "end") => void): void {
    if (!this.done) for (const [signal, act] of this.heard) process.on(signal, act);
    this.done = done;
    this.editor.start();
    this.enter();
    this.draw();
    if (this.waiting.length === 0) return;
    setImmediate(() => {
      const { waiting } = this;
      this.waiting = [];
      this.take(waiting);
    });
  }

  private enter(): void {
    if (this.raw) return;
    this.raw = true;
    this.ahead = true;
    this.input.setRawMode(true);
    this.input.resume();
    this.output.write(enterCodes);
  }
  private leave(): void {
    if (!this.raw) return;
    this.raw = false;
    try {
      this.output.write(leaveCodes);
      this.input.setRawMode(false);
    } catch {
      // The terminal is gone, and with it what was to be put right.
    }
  }
  /** The process ends while a text is edited: it stays on the screen, without what is shown below it. */
  private giveUp(): void {
    if (this.raw && this.done) this.painter.commit(this.editor.lastFrame(this.painter.columns));
    this.leave();
  }

  private received(chunk: Buffer): void {
    clearTimeout(this.escapeTimer);
    const inputs = this.decoder.feed(chunk);
    const { ahead } = this;
    // A line that is taken may be run at once, and while it runs more may be typed.
    this.ahead = false;
    this.take(ahead ? inputs.map(asEntered) : inputs);
    if (this.decoder.pending) this.escapeTimer = setTimeout(() => this.take(this.decoder.flush()), escapeWait);
  }
  /** One drawing for all inputs of a chunk. */
  private take(all: readonly Input[]): void {
    const inputs = this.withoutPlaces(all);
    if (inputs.length === 0) return;
    // Whoever types does not wait for the terminal's answer.
    if (this.placesAsked > 0) this.placed(null);
    // In the order in which it was typed.
    if (!this.done || this.waiting.length > 0) {
      this.waiting = [...this.waiting, ...inputs];
      return;
    }
    const entered = this.editor.take(inputs);
    if (entered) this.entered(entered);
    else this.draw();
  }
  private entered({ kind, rest }: Entered): void {
    switch (kind) {
      case "suspend":
        this.suspend();
        return this.take(rest);
      case "clear":
        this.painter.clearScreen();
        this.draw();
        return this.take(rest);
      case "line":
      case "cancel":
      case "end":
        this.waiting = rest;
        return this.end(kind);
    }
  }
  private end(kind: "line" | "cancel" | "end"): void {
    const { done } = this;
    if (!done) return;
    clearTimeout(this.pauseTimer);
    this.painter.commit(this.editor.lastFrame(this.painter.columns));
    this.done = null;
    for (const [signal, act] of this.heard) process.off(signal, act);
    this.leave();
    this.input.pause();
    // What is typed while the line runs the editor shows.
    if (kind === "line") this.setEcho(false);
    done(kind);
  }

  private draw(): void {
    if (!this.done || this.placesAsked > 0) return;
    this.painter.paint(this.editor.frame(this.painter.columns, this.painter.height));
    clearTimeout(this.pauseTimer);
    if (this.editor.unsettled) this.pauseTimer = setTimeout(() => this.settle(), pause);
  }
  private settle(): void {
    this.editor.settle();
    this.draw();
  }
  private resized(): void {
    if (!this.done || !this.raw) return;
    this.placesAsked++;
    this.decoder.placeAsked = true;
    this.painter.askPlace();
    clearTimeout(this.placeTimer);
    this.placeTimer = setTimeout(() => this.placed(null), placeWait);
  }
  /** Takes out answers about the cursor's place; the last one that was asked for counts. */
  private withoutPlaces(inputs: readonly Input[]): readonly Input[] {
    if (this.placesAsked === 0) return inputs;
    return inputs.filter((input) => {
      const column = input.type === "reply" ? columnIn(input.text) : null;
      if (column === null || this.placesAsked === 0) return true;
      this.placesAsked--;
      if (this.placesAsked === 0) this.placed(column);
      return false;
    });
  }
  /** It is known where the terminal has put our rows, or will not be. */
  private placed(column: number | null): void {
    clearTimeout(this.placeTimer);
    [this.placesAsked, this.decoder.placeAsked] = [0, false];
    if (!this.done || !this.raw) return;
    this.painter.resized(column);
    this.draw();
  }
  /** Stops the process as Ctrl-Z does, and draws anew when it goes on. */
  private suspend(): void {
    if (process.platform === "win32") return;
    this.painter.clear();
    this.leave();
    this.setEcho(true);
    process.once("SIGCONT", () => {
      this.enter();
      this.painter.forget();
      this.draw();
    });
    process.kill(process.pid, "SIGTSTP");
  }
}

const asEntered = (input: Input): Input =>
  input.type === "key" && input.name === "C-j" ? { ...input, name: "enter" } : input;
