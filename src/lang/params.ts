/** Parameters of `def` and `lambda`, and what Python asks of their order. */
import { diagnose, type Span, UserError } from "../core/errors.ts";
import type { ExprParser } from "./parse.ts";
import type { Parameter } from "./syntax.ts";

/**
 * Parameters up to, not including, `close`. Those before `/` are given by place only, those after `*` by name only.
 * @throws syntax/expected for an order that cannot be, call/twice for a name that comes twice
 */
export function readParams(p: ExprParser, close: string): Parameter[] {
  const params: Parameter[] = [];
  let by: Parameter["by"] = "any";
  /** A bare `*`, after which a name has to come. */
  let bare: Span | null = null;
  while (!p.at(close)) {
    const { span } = p.peek();
    if (params.at(-1)?.star === "**") throw wrongOrder(p.peek().span, "nothing", "a parameter", "comes after `**`");
    if (params.length > 0 && p.at("/") && by === "any" && !params.some((q) => q.by === "place")) {
      p.next();
      params.splice(0, params.length, ...params.map((q) => ({ ...q, by: "place" as const })));
    } else {
      const star = p.take("**") ? "**" : p.take("*") ? "*" : "";
      if (star === "*" && by === "name") throw wrongOrder(span, "one `*`", "a second", "");
      if (star === "*") by = "name";
      if (star === "*" && p.at(",")) bare = span;
      else {
        bare = null;
        params.push(readParam(p, close, star, span, star === "" ? by : "any"));
      }
    }
    if (!p.take(",")) break;
  }
  if (bare) throw wrongOrder(bare, "a parameter after `*`", `\`${close}\``, "");
  checkParams(params);
  return params;
}

function readParam(p: ExprParser, close: string, star: Parameter["star"], span: Span, by: Parameter["by"]): Parameter {
  const { text } = p.name("a parameter's name");
  const hint = close === ")" && p.take(":") ? p.expr() : null;
  const value = star === "" && p.take("=") ? p.expr() : null;
  return { name: text, star, by, default: value, span: { start: span.start, end: p.last }, ...(hint ? { hint } : {}) };
}

const wrongOrder = (span: Span, wanted: string, found: string, text: string): UserError =>
  new UserError(diagnose("syntax/expected", { wanted, found }, [{ span, text }]));

function checkParams(params: readonly Parameter[]): void {
  const twice = params.find((p, i) => params.findIndex((q) => q.name === p.name) !== i);
  if (twice)
    throw new UserError(diagnose("call/twice", { name: "def", param: twice.name }, [{ span: twice.span, text: "" }]));
  const ordered = params.filter((p) => p.star === "" && p.by !== "name");
  const late = ordered.find((p, i) => !p.default && ordered.slice(0, i).some((q) => q.default));
  if (late) throw wrongOrder(late.span, "a default value", `\`${late.name}\``, "comes after one that has a default");
}
