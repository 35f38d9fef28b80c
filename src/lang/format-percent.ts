/**
 * Python's `%` between a template and values: `"%5.2f of %s" % (x, name)`, `"%(loss).3g" % {"loss": x}`.
 * Knows plain values only. Order and texts of the errors are CPython's (Objects/unicodeobject.c, 3.11).
 */
import { floatText } from "./number-text.ts";
import { characterOf, floatFromInt, misfit, type Plain, reprOf, resolveWidth, strOf, typeName } from "./plain.ts";
import { asciiRepr } from "./string-repr.ts";

/** What stands right of `%`: the items of a tuple (or one value), or a dict by its string keys and as a whole. */
export type PercentArgs = readonly Plain[] | { readonly entries: ReadonlyMap<string, Plain>; readonly whole: Plain };

interface Field {
  readonly flags: string;
  readonly width: number;
  readonly precision: number | undefined;
  readonly code: string;
}

/** The values still to come. */
interface Supply {
  items: readonly Plain[];
  next: number;
}

/**
 * template % args.
 * @throws type/format where a field is malformed, does not fit its value, or the numbers of both differ.
 */
export function formatPercent(template: string, args: PercentArgs): string {
  const supply: Supply = { items: "entries" in args ? [args.whole] : args, next: 0 };
  const field = /%(\([^]*)?/g;
  let text = "";
  let at = 0;
  for (;;) {
    const start = template.indexOf("%", at);
    if (start < 0) break;
    text += template.slice(at, start);
    at = start + 1;
    if (template[at] === "(") at = takeKey(template, at, args, supply);
    const shape = /([-+ #0]*)(\*|\d*)(?:(\.)(\*|\d*))?[hlL]?/y;
    shape.lastIndex = at;
    const [whole, flags, width, point, precision] = shape.exec(template)! as unknown as string[];
    at += whole!.length;
    const code = template.codePointAt(at);
    const found = fieldOf(flags!, width!, point && precision, supply);
    if (code === undefined) throw misfit("incomplete format");
    const letter = String.fromCodePoint(code);
    text += letter === "%" ? "%" : formatField({ ...found, code: letter }, supply, () => [...template.slice(0, at)].length);
    at += letter.length;
  }
  void field;
  if (!("entries" in args) && supply.next < supply.items.length)
    throw misfit("not all arguments converted during string formatting");
  return text + template.slice(at);
}
