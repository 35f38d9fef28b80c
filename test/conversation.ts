/** A session for tests: text in, what a person would see out. */
import { createRequire } from "node:module";
import { commandSet } from "../src/commands/dispatch.ts";
import { refuse } from "../src/core/errors.ts";
import { english } from "../src/core/speech.ts";
import type { Dialect } from "../src/lang/env.ts";
import { showAnswer } from "../src/render/answer.ts";
import { showDiagnostic } from "../src/render/diagnostic.ts";
import { type Document, draw, unpainted } from "../src/render/document.ts";
import { answerJson, diagnosticJson, printJson } from "../src/render/json.ts";
import { drawTable } from "../src/render/table.ts";
import { tapePicture } from "../src/render/tape-picture.ts";
import type { Disk, Event } from "../src/session/outside.ts";
import { type RunOptions, runText } from "../src/session/run.ts";
import { Session } from "../src/session/session.ts";

export class Files {
  readonly bytes = new Map<string, Uint8Array>();
  stdin = new Uint8Array();
  readonly folders = new Set(["."]);
  put(path: string, text: string): void {
    this.bytes.set(path, new TextEncoder().encode(text));
  }
  get disk(): Disk {
    return {
      folder: () => "/home",
      kindOf: (path) => (this.bytes.has(path) ? "file" : this.folders.has(path) ? "folder" : null),
      namesIn: (folder) => {
        const inside = folder === "." ? "" : `${folder}/`;
        const below = [...this.bytes.keys(), ...this.folders].filter((p) => p !== "." && p.startsWith(inside));
        return [...new Set(below.map((p) => p.slice(inside.length).split("/")[0]!))];
      },
      makeFolder: (path) => {
        const parts = path.split("/");
        for (const i of parts.keys()) this.folders.add(parts.slice(0, i + 1).join("/"));
      },
      remove: (path) => {
        this.bytes.delete(path);
        this.folders.delete(path);
      },
      rename: (from, to) => {
        for (const [path, bytes] of [...this.bytes])
          if (path === from || path.startsWith(`${from}/`)) {
            this.bytes.delete(path);
            this.bytes.set(to + path.slice(from.length), bytes);
          }
        for (const path of [...this.folders])
          if (path === from || path.startsWith(`${from}/`)) {
            this.folders.delete(path);
            this.folders.add(to + path.slice(from.length));
          }
      },
      passingFolder: () => "/tmp",
      settle: () => {},
      append: (path, bytes) => {
        this.bytes.set(path, Uint8Array.from([...(this.bytes.get(path) ?? []), ...bytes]));
      },
    };
  }
}

export const newSession = (files = new Files(), dialect: Dialect = "tensh"): Session =>
  new Session(
    {
      commands: commandSet,
      readBytes: (path) => (path === null ? files.stdin : (files.bytes.get(path) ?? missing(path))),
      writeBytes: (path, ...pieces) => {
        files.bytes.set(path, Uint8Array.from(Buffer.concat(pieces)));
      },
      disk: files.disk,
      groupLibrary: () => createRequire(import.meta.url)("../dist/hdf5.cjs").hdf5,
      drawTape: (tape, _, { settings }) =>
        new TextEncoder().encode(tapePicture(tape, { ...settings, speech: english }).svg),
      show: textOf,
      entropy: () => 20260101n,
      now: () => 0,
    },
    dialect,
  );

const missing = (path: string): never => {
  throw refuse("io/missing", { what: "read", path: `\`${path}\``, reason: "no such file" });
};

const painter = { paint: unpainted, color: false, table: drawTable };
const drawn = (document: Document): string => draw(document, painter);

/** What one event looks like without colour. */
export function textOf(event: Event, session: Session): string {
  switch (event.kind) {
    case "print":
      return event.text;
    case "answer":
      return drawn(showAnswer(event.answer, session.settings, false));
    case "diagnostic":
      return drawn(showDiagnostic(event.diagnostic)) + (event.stack ? `${event.stack}\n` : "");
  }
}

const jsonOf = (event: Event): string => {
  switch (event.kind) {
    case "print":
      return printJson(event.text, event.line);
    case "answer":
      return answerJson(event.answer, event.line);
    case "diagnostic":
      return diagnosticJson(event.diagnostic, event.line);
  }
};

/** Runs a text and gives what would be on the screen, without the last line end. */
export function say(text: string, session = newSession(), options: RunOptions = {}, line = 1): string {
  let out = "";
  const emit = (event: Event): void => {
    out += textOf(event, session);
  };
  runText(session, { name: "", text, line }, emit, options);
  return out.replace(/\n$/, "");
}

/** The values alone, without headers. */
export function sayValues(text: string, session = newSession()): string {
  session.settings = { ...session.settings, display: "values" };
  return say(text, session);
}

/** The events as parsed JSON lines, errors included. */
export function sayJson(
  text: string,
  session = newSession(),
  options: RunOptions = { keepGoing: true },
): Record<string, unknown>[] {
  const lines: Record<string, unknown>[] = [];
  runText(session, { name: "", text, line: 1 }, (event) => lines.push(JSON.parse(jsonOf(event))), options);
  return lines;
}

/** What JSON has no way to say, for comparing states: whole numbers of 64 bits, buffers, the sign of zero. */
export const plainly = (_: string, value: unknown): unknown => {
  if (typeof value === "bigint") return `${value}n`;
  if (ArrayBuffer.isView(value))
    return Array.from(value as unknown as ArrayLike<number>, (v) => (Object.is(v, -0) ? "-0" : String(v)));
  return value;
};
