/**
 * Bytes of a terminal as keys, text and pastes. Knows what xterm, kitty, rxvt, the Linux console and tmux send, in
 * whatever pieces it comes; knows nothing of what keys do.
 */
// biome-ignore-all lint/suspicious/noControlCharactersInRegex: terminals speak in them.
import { StringDecoder } from "node:string_decoder";

export type Input =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "paste"; readonly text: string }
  | Key
  /** An answer of the terminal, never something typed. */
  | { readonly type: "reply"; readonly text: string };
export interface Key {
  readonly type: "key";
  /** `C-` for Ctrl, `A-` for Alt, `S-` for Shift, in this order, then the key: `C-left`, `A-enter`, `C-c`. */
  readonly name: string;
}

const letters: Readonly<Record<string, string>> = {
  ...{ A: "up", B: "down", C: "right", D: "left", F: "end", H: "home", E: "clear", Z: "tab", M: "enter" },
  ...{ P: "f1", Q: "f2", R: "f3", S: "f4" },
};
const numbered: Readonly<Record<number, string>> = {
  ...{ 1: "home", 2: "insert", 3: "delete", 4: "end", 5: "pageup", 6: "pagedown", 7: "home", 8: "end" },
  ...{ 11: "f1", 12: "f2", 13: "f3", 14: "f4", 15: "f5", 17: "f6", 18: "f7", 19: "f8", 20: "f9", 21: "f10" },
  ...{ 23: "f11", 24: "f12" },
};
/** Unicode numbers of keys, those of kitty's keypad among them. */
const coded: Readonly<Record<number, string>> = {
  ...{ 9: "tab", 13: "enter", 27: "escape", 127: "backspace", 57414: "enter", 57417: "left", 57418: "right" },
  ...{ 57419: "up", 57420: "down", 57423: "home", 57424: "end", 57426: "delete" },
};
const pasteOn = "\x1b[200~";
const pasteOff = "\x1b[201~";
/** A terminal's answer that does not end is no answer. */
const longestReply = 4096;

/** The column in an answer that says where the cursor is, from 0; null for other answers. */
export function columnIn(reply: string): number | null {
  const column = /^\x1b\[\d+;(\d+)R$/.exec(reply)?.[1];
  return column === undefined ? null : Number(column) - 1;
}

/** Bits of a modifier number less one. */
const [shiftBit, altBit, ctrlBit] = [1, 2, 4];

function keyOf(name: string, modifiers = 0): Key {
  const ctrl = modifiers & ctrlBit ? "C-" : "";
  const alt = modifiers & altBit ? "A-" : "";
  const shift = modifiers & shiftBit ? "S-" : "";
  return { type: "key", name: ctrl + alt + shift + name };
}

interface Read {
  readonly length: number;
  readonly inputs: readonly Input[];
}
const read = (length: number, ...inputs: Input[]): Read => ({ length, inputs });

export class KeyDecoder {
  /** The terminal was asked where the cursor is, and has not said it yet: it answers as some keys would. */
  placeAsked = false;
  private rest = "";
  private pasted: string[] | null = null;
  private readonly decoder = new StringDecoder("utf8");

  /** A lone Escape or half a sequence waits: if nothing comes within some 30 ms, call `flush`. */
  get pending(): boolean {
    return this.pasted === null && this.rest.length > 0;
  }
  feed(chunk: Buffer): Input[] {
    this.rest += this.decoder.write(chunk);
    return this.drain(false);
  }
  flush(): Input[] {
    return this.drain(true);
  }

  private drain(final: boolean): Input[] {
    const inputs: Input[] = [];
    while (this.rest !== "") {
      if (this.pasted) {
        if (!this.takePaste(this.pasted, inputs)) return inputs;
        continue;
      }
      if (this.rest.startsWith(pasteOn)) {
        this.pasted = [];
        this.rest = this.rest.slice(pasteOn.length);
        continue;
      }
      const place = this.placeAsked ? /^\x1b\[\d+;\d+R/.exec(this.rest)?.[0] : undefined;
      const found = place ? read(place.length, { type: "reply", text: place }) : readInput(this.rest, final);
      if (!found) return inputs;
      inputs.push(...found.inputs);
      this.rest = this.rest.slice(found.length);
    }
    return inputs;
  }

  /** Takes what there is of a paste; false if its end has not come. */
  private takePaste(pieces: string[], inputs: Input[]): boolean {
    const end = this.rest.indexOf(pasteOff);
    // Half of the end mark may be there already.
    const until = end < 0 ? Math.max(0, this.rest.length - (pasteOff.length - 1)) : end;
    pieces.push(this.rest.slice(0, until));
    this.rest = this.rest.slice(end < 0 ? until : until + pasteOff.length);
    if (end < 0) return false;
    inputs.push({ type: "paste", text: cleanPaste(pieces.join("")) });
    this.pasted = null;
    return true;
  }
}

/** Line ends as \n, tabs as blanks, no other control characters: a paste must not carry orders for the terminal. */
export function cleanPaste(text: string): string {
  const lines = text.replace(/\r\n?/g, "\n").replace(/\t/g, "    ");
  return lines.replace(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/g, "");
}

/** The first input of a text, or null where more has to come. `final` says that nothing will. */
function readInput(text: string, final: boolean): Read | null {
  if (text[0] !== "\x1b") {
    const run = /^[^\x00-\x1f\x7f]+/.exec(text);
    if (run) return read(run[0].length, { type: "text", text: run[0] });
    return read(1, control(text.charCodeAt(0), 0));
  }
  if (text.length === 1) return final ? read(1, keyOf("escape")) : null;
  switch (text[1]) {
    case "[":
      return readCsi(text, final);
    case "O":
      return readSs3(text, final);
    case "]":
    case "P":
    case "_":
    case "^":
      return readReply(text, final);
    case "\x1b":
      return readMeta(text, final);
    default:
      return readAlt(text);
  }
}

/** `ESC [ … letter`: arrows, kitty's and xterm's keys, answers of the terminal. */
function readCsi(text: string, final: boolean): Read | null {
  const console = /^\x1b\[\[([A-E])/.exec(text);
  if (console) return read(4, keyOf(`f${console[1]!.charCodeAt(0) - 64}`));
  if (text === "\x1b[[" && !final) return null;
  const found = /^\x1b\[([<=>?]?)([0-9:;]*)([ -/]*)([@-~^$])/.exec(text);
  if (!found) {
    if (!final && /^\x1b\[[<=>?]?[0-9:;]*[ -/]*\[?$/.test(text)) return null;
    return read(2, keyOf("unknown"));
  }
  const [all, mark, params, , end] = found as unknown as [string, string, string, string, string];
  const numbers = params.split(";").map((p) => p.split(":").map(Number));
  const position = end === "R" && numbers.length === 2 && numbers[0]![0]! > 1;
  if (mark !== "" || position) return read(all.length, { type: "reply", text: all });
  const released = numbers[1]?.[1] === 3;
  return released ? read(all.length) : read(all.length, csiKey(numbers, end));
}

function csiKey(numbers: readonly (readonly number[])[], end: string): Input {
  const first = numbers[0]![0]!;
  // Caps lock and num lock are no modifiers here.
  const modifiers = Math.max(0, (numbers[1]?.[0] || 1) - 1) & 7;
  if (end === "u") return codeKey(first, modifiers, numbers[2]?.[0]);
  if (end === "~" && first === 27) return codeKey(numbers[2]?.[0] ?? 0, modifiers, undefined);
  if (end === "~") return keyOf(numbered[first] ?? "unknown", modifiers);
  if (end === "^" || end === "$") return keyOf(numbered[first] ?? "unknown", end === "^" ? ctrlBit : shiftBit);
  if (end === "Z") return keyOf("tab", shiftBit);
  if (/[a-e]/.test(end)) return keyOf(letters[end.toUpperCase()] ?? "unknown", shiftBit);
  return keyOf(letters[end] ?? "unknown", modifiers);
}

/** A key by its Unicode number; `typed` is the text that it makes, where the terminal says so. */
function codeKey(code: number, modifiers: number, typed: number | undefined): Input {
  const name = coded[code];
  if (name) return keyOf(name, modifiers);
  const valid = code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000);
  if (!valid || (code >= 57344 && code <= 63743)) return keyOf("unknown", modifiers);
  const character = String.fromCodePoint(code);
  if (modifiers === 0) return { type: "text", text: typed ? String.fromCodePoint(typed) : character };
  if (modifiers === shiftBit)
    return { type: "text", text: typed ? String.fromCodePoint(typed) : character.toUpperCase() };
  return keyOf(code === 32 ? "space" : character.toLowerCase(), modifiers);
}

/** `ESC O letter`: arrows of an application's mode, function keys. */
function readSs3(text: string, final: boolean): Read | null {
  const found = /^\x1bO(\d*)([A-Za-z])/.exec(text);
  if (!found) {
    if (!final && /^\x1bO\d*$/.test(text)) return null;
    return read(2, keyOf("o", altBit | shiftBit));
  }
  const [all, modifier, letter] = found as unknown as [string, string, string];
  if (/[a-e]/.test(letter)) return read(all.length, keyOf(letters[letter.toUpperCase()] ?? "unknown", ctrlBit));
  const modifiers = modifier === "" ? 0 : Math.max(0, Number(modifier) - 1) & 7;
  return read(all.length, keyOf(letters[letter] ?? "unknown", modifiers));
}

/** OSC, DCS, APC, PM: an answer of the terminal. */
function readReply(text: string, final: boolean): Read | null {
  const found = /^\x1b[\]P_^][^\x07\x1b]*(?:\x07|\x1b\\)/.exec(text);
  if (found) return read(found[0].length, { type: "reply", text: found[0] });
  if (!final && text.length < longestReply) return null;
  return read(2, keyOf(text[1]!.toLowerCase(), altBit));
}

/** Escape before a sequence, as rxvt and PuTTY write Alt; or two Escapes. */
function readMeta(text: string, final: boolean): Read | null {
  if (text.length === 2 && !final) return null;
  if (text[2] !== "[" && text[2] !== "O") return read(1, keyOf("escape"));
  const inner = readInput(text.slice(1), final);
  if (!inner) return null;
  const inputs = inner.inputs.map((i) => (i.type === "key" ? { ...i, name: withAlt(i.name) } : i));
  return { length: inner.length + 1, inputs };
}
const withAlt = (name: string): string => (name.includes("A-") ? name : name.replace(/^(C-)?/, "$1A-"));

/** Escape before a character: that key with Alt. */
function readAlt(text: string): Read {
  const code = text.codePointAt(1)!;
  if (code < 32 || code === 127) return read(2, control(code, altBit));
  const character = String.fromCodePoint(code);
  const lower = character.toLowerCase();
  return read(1 + character.length, keyOf(lower, altBit | (lower === character ? 0 : shiftBit)));
}

/** The key of a control character. */
function control(code: number, modifiers: number): Key {
  if (code === 13) return keyOf("enter", modifiers);
  if (code === 9) return keyOf("tab", modifiers);
  if (code === 127) return keyOf("backspace", modifiers);
  if (code === 8) return keyOf("backspace", modifiers | ctrlBit);
  if (code === 0) return keyOf("space", modifiers | ctrlBit);
  if (code < 27) return keyOf(String.fromCharCode(96 + code), modifiers | ctrlBit);
  return keyOf(["[", "\\", "]", "^", "_"][code - 27] ?? "unknown", modifiers | ctrlBit);
}
