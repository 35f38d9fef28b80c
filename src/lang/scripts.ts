/**
 * Scripts by their names, and their bytes as text: UTF-8, nothing else. A mark at the beginning and the line of a Unix
 * interpreter are fine.
 */
import { refuse } from "../core/errors.ts";

export const isPythonFile = (name: string): boolean => name.endsWith(".py") || name.endsWith(".ipynb");
/** The name of a script, and nothing else: `run a.tsh` and `a = 1; run a.tsh` are statements unless a file is called so. */
export const isScriptName = (word: string): boolean => isScript(word) && !/[\s;]/.test(word);
/** What runs when its name stands alone on the command line. */
export const isScript = (name: string): boolean => name.endsWith(".tsh") || name.endsWith(".py");

/** @throws syntax/encoding */
export function decodeScript(bytes: Uint8Array): string {
  const zero = bytes.indexOf(0);
  if (zero >= 0) throw refuse("syntax/encoding", { what: "a NUL character", at: zero });
  try {
    return linesOf(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw refuse("syntax/encoding", { what: "bytes that are not UTF-8", at: firstBadByte(bytes) });
  }
}

/** Lines end as they do here, whoever wrote them. */
const linesOf = (text: string): string => (text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text);

/** A notebook's code, a cell below the other; any other text stays as it is. */
export function codeIn(text: string): string {
  if (!/^\s*\{/.test(text) || !text.includes('"cell_type"')) return text;
  try {
    const { cells } = JSON.parse(text) as { cells: readonly { cell_type: string; source: string | string[] }[] };
    const code = cells.filter((c) => c.cell_type === "code");
    return code.map((c) => `${[c.source].flat().join("").trimEnd()}\n`).join("\n");
  } catch {
    return text;
  }
}

/** Where decoding stops: halving finds the longest prefix that can be decoded. */
function firstBadByte(bytes: Uint8Array): number {
  let [low, high] = [0, bytes.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (isText(bytes.subarray(0, middle))) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Valid up to its end, where a character may be cut. */
function isText(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
