/** Events of a session as output: text for people, or a line of JSON for each. Results go to one stream, errors to the other. */

import type { Answer } from "../core/answer.ts";
import type { Speech } from "../core/speech.ts";
import { showAnswer } from "../render/answer.ts";
import { showDiagnostic } from "../render/diagnostic.ts";
import { type Document, draw, type Painter, unpainted } from "../render/document.ts";
import { answerPieces, diagnosticJson, printJson } from "../render/json.ts";
import type { Detail } from "../render/style.ts";
import type { Event, Progress } from "../session/outside.ts";
import type { Session } from "../session/session.ts";
import type { Chunks } from "./chunks.ts";
import type { ColorLevel } from "./colors.ts";
import { speechOf } from "./language.ts";
import type { Output } from "./output.ts";
import { ProgressLine } from "./progress.ts";

export interface PrinterOptions {
  readonly json: boolean;
  readonly outLevel: ColorLevel;
  readonly errLevel: ColorLevel;
  readonly debug: boolean;
  /** Standard output is a terminal. */
  readonly seen: () => boolean;
  /** The columns of the terminal that standard output is; undefined where it is none. */
  readonly columns: () => number | undefined;
  /** Standard error is a terminal. */
  readonly watched: () => boolean;
}

export class Printer {
  readonly out: Output;
  readonly err: Output;
  private readonly options: PrinterOptions;
  private readonly chunks: Chunks;
  private readonly outPainter: Painter;
  private readonly errPainter: Painter;
  private progressLine: ProgressLine | null = null;
  /** Text was printed without a line end, so the next answer needs one. */
  private midLine = false;

  constructor(out: Output, err: Output, options: PrinterOptions, chunks: Chunks) {
    this.out = out;
    this.err = err;
    this.options = options;
    this.chunks = chunks;
    this.outPainter = painterOf(options.outLevel, chunks, options.columns);
    this.errPainter = painterOf(options.errLevel, chunks, () => undefined);
  }

  /** How many colours results have: 0 for none. */
  get colors(): ColorLevel {
    return this.options.outLevel;
  }

  /** Shown where somebody looks on. */
  progress(progress: Progress, say: Speech["say"]): void {
    if (this.options.json || !this.options.watched()) return;
    this.progressLine ??= new ProgressLine(this.err);
    this.out.flush();
    this.progressLine.show(progress, performance.now(), say);
  }
  /** Long work is over: its line goes. */
  endProgress(): void {
    this.progressLine?.clear();
  }

  emit(event: Event, session: Session): void {
    this.endProgress();
    if (this.options.json) return this.emitJson(event, session);
    switch (event.kind) {
      case "print":
        if (event.aside) return this.writeAside(event.text);
        this.midLine = !event.text.endsWith("\n");
        return this.out.write(event.text);
      case "answer":
        if (event.answer.kind === "plot" && session.dialect === "python" && !this.options.seen())
          return this.aside(event, session);
        return this.show(
          showAnswer(event.answer, this.detail(event, session), this.outPainter.color, this.speech(session)),
        );
      case "diagnostic":
        this.endLine();
        // What was printed before the error shall stand before it.
        this.out.flush();
        this.err.write(
          draw(showDiagnostic(event.diagnostic, this.speech(session), this.options.columns()), this.errPainter),
        );
        if (event.stack && this.options.debug) this.err.write(`${event.stack}\n`);
        this.err.flush();
    }
  }

  /** The language that the session speaks. */
  speech(session: Session): Speech {
    return speechOf(session.settings.lang, this.chunks);
  }

  /** The terminal is measured for those answers alone that may be wider than a narrow one. */
  private detail({ answer }: Event & { kind: "answer" }, { settings }: Session): Detail {
    if (answer.kind === "help") return { ...settings, page: this.options.columns() };
    const columns = isShort(answer) ? undefined : this.options.columns();
    return columns === undefined
      ? settings
      : { ...settings, width: Math.max(leastWidth, Math.min(settings.width, columns)) };
  }

  private emitJson(event: Event, session: Session): void {
    switch (event.kind) {
      case "print":
        return this.out.write(`${printJson(event.text, event.line)}\n`);
      case "answer":
        return this.writePieces(answerPieces(event.answer, event.line));
      case "diagnostic":
        this.out.write(`${diagnosticJson(event.diagnostic, event.line, this.speech(session))}\n`);
    }
  }

  /** A line in one go, unless it is a long one: then piece by piece. */
  private writePieces(pieces: Iterable<string>): void {
    let waiting = "";
    for (const piece of pieces) {
      waiting += piece;
      if (waiting.length < 32768) continue;
      this.out.write(waiting);
      waiting = "";
    }
    this.out.write(`${waiting}\n`);
  }

  /** A figure of a Python script, whose output is read by a program: to the people who look on. */
  private aside({ answer }: Event & { kind: "answer" }, session: Session): void {
    this.writeAside(
      draw(showAnswer(answer, session.settings, this.errPainter.color, this.speech(session)), this.errPainter),
    );
  }
  private writeAside(text: string): void {
    this.out.flush();
    this.err.write(text);
    this.err.flush();
  }

  show(document: Document): void {
    this.endLine();
    this.out.write(draw(document, this.outPainter));
  }
  private endLine(): void {
    if (this.midLine) this.out.write("\n");
    this.midLine = false;
  }
}

/** As the setting has it. */
const leastWidth = 20;

const isShort = (answer: Answer): boolean =>
  answer.kind === "tensor" || answer.kind === "variable"
    ? answer.value.layout.shape.length === 0
    : ["text", "number", "bool", "string", "none", "named"].includes(answer.kind);

function painterOf(level: ColorLevel, chunks: Chunks, columns: PrinterOptions["columns"]): Painter {
  const paint = level === 0 ? unpainted : chunks.color().colored(level);
  return { paint, color: level > 0, table: (table, p) => chunks.table().drawTable(table, p, columns()) };
}

/** What an event looks like to people, without colour. */
export function plainText(event: Event, session: Session, chunks: Chunks): string {
  const painter = painterOf(0, chunks, () => undefined);
  const speech = speechOf(session.settings.lang, chunks);
  switch (event.kind) {
    case "print":
      return event.text;
    case "answer":
      return draw(showAnswer(event.answer, session.settings, false, speech), painter);
    case "diagnostic":
      return draw(showDiagnostic(event.diagnostic, speech), painter);
  }
}
