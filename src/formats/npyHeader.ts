/**
 * The header of an .npy file: the text of a Python dict with three keys. A small strict parser of that one form;
 * knows nothing of dtypes or of the data behind.
 */
import type { OpError } from "../core/errors.ts";

export interface NpyHeader {
  /** As it stands: `<f4`, or the whole list of fields of structured data. */
  readonly descr: string;
  readonly fortran: boolean;
  /** May hold sizes that make no sense. */
  readonly shape: readonly number[];
}

const key = /\s*(['"])(\w+)\1\s*:\s*/y;
const string = /(['"])([^'"\\]*)\1/y;
const truth = /True|False/y;
/** `()`, `(3,)`, `(3, 4)`, and Python 2's `(3L, 4L)`. In Python, `(3)` is no tuple. */
const tuple = /\(\s*(?:((?:-?\d+L?\s*,\s*)+)(-?\d+L?)?\s*)?\)/y;
const between = /\s*(,?)\s*/y;

/**
 * Reads `{'descr': …, 'fortran_order': …, 'shape': …, }`: each key once, in any order.
 * @throws what `bad` makes of a description of the fault
 */
export function parseHeader(text: string, bad: (detail: string) => OpError): NpyHeader {
  const malformed = (what: string): OpError => bad(`its header is malformed: ${what}`);
  let at = 0;
  const take = (form: RegExp): RegExpExecArray | null => {
    form.lastIndex = at;
    const found = form.exec(text);
    if (found) at = form.lastIndex;
    return found;
  };
  const need = (form: RegExp, what: string): RegExpExecArray => {
    const found = take(form);
    if (!found) throw malformed(`no ${what} at ${show(text.slice(at))}`);
    return found;
  };
  need(/\s*\{/y, "dict");
  const header: { descr?: string; fortran?: boolean; shape?: number[] } = {};
  const once = (name: "descr" | "fortran" | "shape"): void => {
    if (header[name] !== undefined) throw malformed("a key stands twice");
  };
  while (!take(/\s*\}/y)) {
    const name = need(key, "key")[2]!;
    if (name === "descr") {
      once("descr");
      header.descr = text[at] === "[" ? fields() : need(string, "dtype")[2]!;
    } else if (name === "fortran_order") {
      once("fortran");
      header.fortran = need(truth, "True or False")[0] === "True";
    } else if (name === "shape") {
      once("shape");
      header.shape = sizes(need(tuple, "shape"));
    } else throw malformed(`the key ${show(name)} is unknown`);
    if (need(between, "comma")[1] === "" && text[at] !== "}") throw malformed(`no comma at ${show(text.slice(at))}`);
  }
  if (text.slice(at).trim() !== "") throw malformed(`more text behind it: ${show(text.slice(at))}`);
  const { descr, fortran, shape } = header;
  if (descr === undefined || fortran === undefined || shape === undefined) throw malformed("a key is missing");
  return { descr, fortran, shape };

  /** A list of fields, up to the last bracket of the header: it is only quoted in an error. */
  function fields(): string {
    const end = text.lastIndexOf("]") + 1;
    if (end <= at) throw malformed("a list is not closed");
    const list = text.slice(at, end);
    at = end;
    return list;
  }
}

const sizes = ([, all = "", last = ""]: RegExpExecArray): number[] =>
  (all + last)
    .split(",")
    .map((size) => size.replace("L", "").trim())
    .filter((size) => size !== "")
    .map((size) => Number(size) + 0);

const show = (text: string): string => (text === "" ? "its end" : JSON.stringify(text.slice(0, 20)));
