/** str.format: fields `{}`, `{0}`, `{name}`, `{0[1]}`, `{a.name}`, each with an optional conversion and spec. */
import { refuse } from "../core/errors.ts";
import { type Env, Scope, within } from "./env.ts";
import { type Says, valueError } from "./python-says.ts";
import { stringRepr } from "./string-repr.ts";
import type { Expr } from "./syntax.ts";
import { convertedBy, formatValue } from "./text.ts";
import type { Arg, Value } from "./value.ts";

const misfit = (detail: string, exception: Says): Error => refuse("type/format", { detail }, { exception });

const mixed = {
  here: "cannot switch from manual field specification to automatic field numbering",
  counted: "cannot switch from automatic field numbering to manual field specification",
} as const;
const single = (bracket: string): Says => valueError(`Single '${bracket}' encountered in format string`);
const noArgument = (key: string): Says =>
  /^\d+$/.test(key)
    ? ["IndexError", `Replacement index ${key} out of range for positional args tuple`]
    : ["KeyError", stringRepr(key)];

/** @throws type/format where the template is none, or asks for what was not given */
export function formatTemplate(text: string, args: readonly Arg[], env: Env): string {
  let next = 0;
  let numbered: "here" | "counted" | null = null;
  const keyOf = (key: string): string => {
    if (!/^\d*$/.test(key)) return key;
    const how = key === "" ? "counted" : "here";
    if (numbered && numbered !== how) throw misfit("fields {} and {0} do not mix", valueError(mixed[numbered]));
    numbered = how;
    return key === "" ? String(next++) : key;
  };
  const valueIn = (field: string): Value => {
    const [, first = "", path = ""] = /^([^.[]*)(.*)$/s.exec(field)!;
    const key = keyOf(first);
    const arg = /^\d+$/.test(key) ? args.filter((a) => a.name === null)[Number(key)] : args.find((a) => a.name === key);
    if (!arg) throw misfit(`no argument for the field {${field}}`, noArgument(key));
    return follow(arg.value, path, env);
  };
  const fill = (template: string): string =>
    template.replace(
      /\{\{|\}\}|\{([^{}!:]*)(?:!([^:{}]*))?(?::((?:[^{}]|\{[^{}]*\})*))?\}|[{}]/g,
      (whole, field, conversion, spec) => {
        if (whole === "{{" || whole === "}}") return whole[0]!;
        if (field === undefined) throw misfit(`single \`${whole}\` in the format string`, single(whole));
        const value = valueIn(field as string);
        const inner = ((spec as string | undefined) ?? "").replace(/\{([^{}]*)\}/g, (one) => fill(one));
        return formatValue(converted(value, conversion as string | undefined, env), inner, env);
      },
    );
  return fill(text);
}

function converted(value: Value, conversion: string | undefined, env: Env): Value {
  switch (conversion) {
    case undefined:
      return value;
    case "r":
    case "s":
    case "a":
      return convertedBy(conversion, value, env);
    default:
      throw misfit(`!${conversion} is none of !r, !s, !a`, valueError(`Unknown conversion specifier ${conversion}`));
  }
}

/** `[1]`, `[key]` and `.name` after a field's first part. */
function follow(value: Value, path: string, env: Env): Value {
  const span = { start: 0, end: 0 };
  const scope = new Scope(null);
  const of: Expr = { kind: "name", name: "field", span };
  let found = value;
  let rest = path;
  while (rest !== "") {
    const [whole, key, name] = /^(?:\[([^\]]+)\]|\.([^.[]+))/.exec(rest) ?? [];
    if (!whole) throw misfit(`the field ends in \`${rest}\``, valueError("Empty attribute in format string"));
    const item: Expr = /^\d+$/.test(key ?? "")
      ? { kind: "int", value: BigInt(key!), span }
      : { kind: "string", value: key ?? "", span };
    const step: Expr =
      name === undefined
        ? { kind: "index", of, items: [item], several: false, span }
        : { kind: "attribute", of, name, nameSpan: span, span };
    scope.names.set("field", found);
    found = env.interpreter.evaluate(step, within(env, scope));
    rest = rest.slice(whole.length);
  }
  return found;
}
