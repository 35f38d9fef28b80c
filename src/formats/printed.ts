/**
 * Values as they are printed: NumPy's brackets with blanks, Python's lists and ranges, under tensh's header or within the
 * name of a class. Knows how values are printed; which tensor numbers make is in json.ts.
 */
import { type DType, dtypeNamed, isFloat } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { elementAt, type Stored } from "../core/stored.ts";
import { kindOfCell, showCell } from "./cells.ts";
import { tableIn } from "./json.ts";
import type { Json } from "./jsonTree.ts";
import { severalValues } from "./said.ts";
import type { ReadOptions, Table } from "./table.ts";

const header =
  /^(?:\S+ {2,})?(?:tensor|Variable(?: \(fixed\))?) (\((?:\d+(?:, ?|(?=\))))*\)) ([a-z]+\d*)(?![\w(])(.*)$/m;
const inClass = /^(?:tf\.Tensor|tensor|array|Array|(?:np|numpy|jnp)\.\w+)\(/;
const inAngles = /^<tf\.[^>]*?shape=(\([\d, ]*\)),? dtype=(\w+),? numpy=/;
const ofRange = /^range\((-?\d+), (-?\d+)(?:, (-?\d+))?\)/;
/** What brackets hold that JSON's lists never do: `1.`, numbers side by side, Python's words, complex numbers, gaps. */
const beyondJson =
  /\d\.(?!\d)|[\d.jefn] +[-+\d.]|\b(?:True|False|None|inf|nan)\b|[\d.]j\b|[…(]|\.\.\.|\][ \t]*\r?\n[ \t]*\[/;

/** Text that begins as printed values do. Words in quotes are JSON's, or no numbers at all. */
export function isPrinted(head: string): boolean {
  const text = plain(head);
  if (inClass.test(text) || inAngles.test(text) || ofRange.test(text) || /^\([-\d.]/.test(text)) return true;
  return header.test(text) || (/^\[/.test(text) && !/["']/.test(text) && beyondJson.test(text));
}

const escapes = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, "g");
/** Without colours, which FORCE_COLOR brings into a pipe. */
const plain = (text: string): string =>
  text
    .replace(/^\uFEFF/, "")
    .replace(escapes, "")
    .trim();

interface Body {
  readonly text: string;
  /** Where the body begins. */
  readonly line: number;
  readonly dtype?: string;
  readonly shape?: readonly string[];
  /** As many digits stand behind a point at most; undefined where all of them do. */
  readonly digits?: number;
}

/**
 * The one value of the text: what stands above a header is a picture of it. Numbers have the dtype and shape that
 * stand beside them; else integers, floats and bools are told apart as in JSON.
 * @throws io/format for elements that are left out, more than one value, or what is no number; shape/ragged
 */
export function decodePrinted(whole: string, path: string, options: ReadOptions = {}): Table {
  const body = bodyIn(plain(whole), path);
  const { json, isComplex } = new Reader(body, path).value();
  const dtype = body.dtype ?? (isComplex ? "complex128" : undefined);
  if (dtype === undefined) return withRounded(tableIn(json, path, options), body);
  const record = new Map<string, Json>([
    ["dtype", { quoted: dtype }],
    ["data", json],
  ]);
  if (body.shape) record.set("shape", body.shape);
  return withRounded(tableIn(record, path, options), body);
}

const sizesIn = (shape: string): readonly string[] => shape.match(/\d+/g) ?? [];
const linesIn = (text: string): number => text.split("\n").length;

function bodyIn(text: string, path: string): Body {
  const [head, next] = text.matchAll(new RegExp(header, "gm"));
  if (next) throw severalValues(path, linesIn(text.slice(0, next.index)));
  if (!head) return withoutHeader(text);
  const [line, shape, dtype, beside] = head;
  const of = { dtype: dtype!, shape: sizesIn(shape!), digits: 8 };
  const at = linesIn(text.slice(0, head.index));
  const below = text.slice(head.index + line.length);
  if (of.shape.length > 0) return { text: below, line: at, ...of };
  // A single value stands beside its header, behind two blanks.
  const value = / {2}(\S+)\s*$/.exec(beside!)?.[1] ?? "";
  return { text: value + below, line: at, dtype: of.dtype, shape: of.shape };
}

function withoutHeader(text: string): Body {
  const range = ofRange.exec(text);
  if (range) return { text: text.replace(ofRange, (_, ...bounds) => listOf(bounds)), line: 1 };
  const angles = inAngles.exec(text);
  if (angles) {
    const [head, shape, dtype] = angles;
    const inside = text.slice(head.length).replace(inClass, "");
    return {
      text: inside.replace(/(?:, dtype=\w+)?\)?>$/, ""),
      line: 1,
      dtype: dtype!,
      shape: sizesIn(shape!),
      digits: 8,
    };
  }
  const named = inClass.exec(text);
  if (!named) return { text, line: 1, ...(/^\[[^,]*$/.test(text) ? { digits: 8 } : {}) };
  const said = new Map(
    [...text.matchAll(/, (\w+)=(\([^)]*\)|<[^>]*>|'[^']*'|[\w.]+)/g)].map(([, k, v]) => [k, v] as const),
  );
  const inside = text.slice(named[0].length).replace(/(?:,\s*\w+=(?:\([^)]*\)|<[^>]*>|'[^']*'|[\w.]+))*\)$/, "");
  const dtype = /\w+$/.exec(said.get("dtype") ?? "")?.[0] ?? dtypeNamed(/^np\.(\w+)\($/.exec(named[0])?.[1] ?? "");
  const shape = said.get("shape");
  return {
    text: inside,
    line: 1,
    digits: named[0] === "tensor(" ? 4 : 8,
    ...(dtype ? { dtype } : {}),
    ...(shape ? { shape: sizesIn(shape) } : {}),
  };
}

/** The numbers of a range as a list. */
function listOf([from, to, step = "1"]: readonly (string | undefined)[]): string {
  const [first, end, by] = [Number(from), Number(to), Number(step)];
  const length = Math.min(Math.max(0, Math.ceil((end - first) / by)), longest);
  return `[${Array.from({ length }, (_, i) => first + i * by).join(", ")}]`;
}
const longest = 1e7;

/** Says so where other numbers of the dtype are printed with the same digits. */
function withRounded(table: Table, { text, digits }: Body): Table {
  const { values } = table;
  if (digits === undefined || !isFloat(values.dtype)) return table;
  const full = new RegExp(`\\d\\.\\d{${digits}}(?!\\d)(e[-+]\\d+)?`, "g");
  const found = [...text.matchAll(full)];
  return found.length > 0 && isCoarse(values, digits) ? { ...table, rounded: digits } : table;
}

/** The smallest number has more digits than are shown: its neighbours are nearer than the last of them. */
function isCoarse(s: Stored, digits: number): boolean {
  const precision: Partial<Record<DType, number>> = { float64: 2 ** -52, float32: 2 ** -23 };
  const step = precision[s.dtype];
  if (step === undefined) return false;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < s.data.length; i++) {
    const x = Math.abs(Number(elementAt(s, i)));
    if (x > 0 && x < least) least = x;
  }
  return least * step < 10 ** -digits;
}

const blank = /[\s,]*/y;
/** A real or complex number, with the blanks that NumPy puts between its parts, or a word for one. */
const real = "[-+]?(?:\\d+\\.?\\d*(?:e[-+]?\\d+)?|\\.\\d+(?:e[-+]?\\d+)?|inf|nan)";
const pair = new RegExp(`\\(?(?:(${real}) *(?=[-+]))?(${real})j\\)?`, "iy");
const single = new RegExp(`${real}(?![\\w.])`, "iy");
const word = /(True|False|None)\b/y;
const words: Readonly<Record<string, boolean | null>> = { True: true, False: false, None: null };

class Reader {
  private readonly body: Body;
  private readonly path: string;
  private at = 0;
  private isComplex = false;

  constructor(body: Body, path: string) {
    this.body = body;
    this.path = path;
  }

  /** The only value. Of complex numbers, each number is the list of its two parts. */
  value(): { readonly json: Json; readonly isComplex: boolean } {
    const { text } = this.body;
    this.isComplex = /[\d.fn]j\b/.test(text);
    this.take(blank);
    const json = this.item(0);
    this.take(blank);
    if (this.at < text.length) throw this.unread();
    return { json, isComplex: this.isComplex };
  }

  private take(form: RegExp): RegExpExecArray | null {
    form.lastIndex = this.at;
    const found = form.exec(this.body.text);
    if (found) this.at = form.lastIndex;
    return found;
  }

  private item(depth: number): Json {
    const { text } = this.body;
    const complex = this.isComplex ? this.take(pair) : null;
    if (complex) return [complex[1] ?? "0", complex[2]!.replace(/^\+/, "")];
    const number = this.take(single)?.[0];
    if (number !== undefined && kindOfCell(number) !== "text") return this.isComplex ? [number, "0"] : number;
    const named = this.take(word);
    if (named) return words[named[1]!]!;
    if (text[this.at] !== "[" && text[this.at] !== "(") throw this.fault();
    if (depth > 100) throw this.fault();
    return this.items(text[this.at++] === "[" ? "]" : ")", depth + 1);
  }

  private items(close: string, depth: number): readonly Json[] {
    const items: Json[] = [];
    for (;;) {
      this.take(blank);
      if (this.body.text[this.at] === close) {
        this.at++;
        return items;
      }
      items.push(this.item(depth));
    }
  }

  private get line(): number {
    return this.body.line + linesIn(this.body.text.slice(0, this.at)) - 1;
  }

  /** Something stands behind the value. */
  private unread(): Error {
    if (/^[[(\d.+-]|^(?:True|False|None|inf|nan)\b/.test(this.body.text.slice(this.at)))
      return severalValues(this.path, this.line);
    return this.fault();
  }

  private fault(): Error {
    const rest = this.body.text.slice(this.at);
    const { path, line } = this;
    if (rest === "") return refuse("io/format", { path, detail: `a bracket is not closed at the end, line ${line}` });
    if (/^(?:…|\.\.\.)/.test(rest))
      return refuse(
        "io/format",
        { path, detail: `elements are left out on line ${line}: ${showCell(/^… .*?…|^…|^\.+/.exec(rest)![0])}` },
        { help: ["`--json` hands on all of them: tensh --json … | tensh …"] },
      );
    const cell = /^[^\s,[\]()]+|^./.exec(rest)![0];
    return refuse("io/format", { path, detail: `${showCell(cell)} on line ${line} is not a number` });
  }
}
