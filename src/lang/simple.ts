/** Statements without a block: assignments, `return`, `del`, `assert`, imports and the like. */
import type { Span } from "../core/errors.ts";
import type { ExprParser } from "./parse.ts";
import type { BinaryOperator, Hint, Statement, Target } from "./syntax.ts";
import { toTarget } from "./targets.ts";

const augmented: Readonly<Record<string, BinaryOperator>> = {
  "+=": "+",
  "-=": "-",
  "*=": "*",
  "/=": "/",
  "//=": "//",
  "%=": "%",
  "**=": "**",
  "@=": "@",
  "&=": "&",
  "|=": "|",
  "^=": "^",
  ">>=": ">>",
  "<<=": "<<",
};

const spanFrom = (p: ExprParser, start: number): Span => ({ start, end: p.last });

/** The simple statement that stands here, up to its end. */
export function readSimple(p: ExprParser): Statement {
  const { text, kind, span } = p.peek();
  if (kind === "name") {
    switch (text) {
      case "return": {
        p.next();
        const value = atEnd(p) ? null : p.exprs();
        return { kind: "return", value, span: spanFrom(p, span.start) };
      }
      case "break":
      case "continue":
      case "pass":
        p.next();
        return { kind: text, span };
      case "del":
        p.next();
        return { kind: "delete", targets: readDeleted(p), span: spanFrom(p, span.start) };
      case "assert": {
        p.next();
        const test = p.expr();
        const message = p.take(",") ? p.expr() : null;
        return { kind: "assert", test, message, span: spanFrom(p, span.start) };
      }
      case "import":
      case "from":
        return readImport(p, text, span.start);
      case "global":
      case "nonlocal":
        return readScope(p, text, span.start);
      case "raise": {
        p.next();
        const value = atEnd(p) ? null : p.expr();
        const cause = value && p.take("from") ? p.expr() : null;
        return { kind: "raise", value, cause, span: spanFrom(p, span.start) };
      }
      case "except":
      case "finally":
        throw p.unexpected("`try` before it");
    }
  }
  return readAssignment(p);
}
function atEnd(p: ExprParser): boolean {
  const { kind, text } = p.peek();
  return kind === "end" || kind === "newline" || text === ";";
}
function readDeleted(p: ExprParser): Target[] {
  const target = toTarget(p.exprs());
  return target.kind === "targets" ? [...target.items] : [target];
}

function readAssignment(p: ExprParser): Statement {
  const { start } = p.peek().span;
  const first = p.exprs();
  const sign = p.peek();
  const operator = sign.kind === "op" ? augmented[sign.text] : undefined;
  if (operator) {
    const target = toTarget(first);
    p.next();
    return { kind: "augment", target, operator, value: p.exprs(), span: spanFrom(p, start) };
  }
  let hint: Hint | null = null;
  if (first.kind === "name" && p.at(":")) {
    // `x: int = 3`: the hint says nothing that is used here, and alone it does nothing.
    p.next();
    const type = p.expr().span;
    hint = { name: first.name, type: p.lexer.text.slice(type.start, type.end) };
    if (!p.at("=")) return { kind: "hint", hint, span: spanFrom(p, start) };
  }
  if ((first.kind === "attribute" || first.kind === "index") && p.at(":")) {
    // `self.x: int = 3`: of these nobody can ask afterwards.
    p.next();
    p.expr();
    if (!p.at("=")) return { kind: "pass", span: spanFrom(p, start) };
  }
  if (!p.at("=")) return { kind: "expression", value: first, span: spanFrom(p, start) };
  const targets: Target[] = [];
  let value = first;
  while (p.take("=")) {
    targets.push(toTarget(value));
    value = p.exprs();
  }
  return { kind: "assign", targets, value, ...(hint ? { hint } : {}), span: spanFrom(p, start) };
}

function readImport(p: ExprParser, word: string, start: number): Statement {
  p.next();
  const names: { module: string; loads: string; member: string | null; as: string; span: Span }[] = [];
  const path = (): string => {
    let text = p.name("a module's name").text;
    while (p.take(".")) text += `.${p.name("a name").text}`;
    return text;
  };
  if (word === "import") {
    do {
      const from = p.peek().span.start;
      const loads = path();
      const [root] = loads.split(".") as [string];
      const as = p.take("as") ? p.name("a name").text : null;
      names.push({ module: as === null ? root : loads, loads, member: null, as: as ?? root, span: spanFrom(p, from) });
    } while (p.take(","));
    return { kind: "import", names, span: spanFrom(p, start) };
  }
  const dots = readDots(p);
  const module = dots !== "" && p.at("import") ? dots : dots + path();
  const loads = module;
  p.expect("import");
  const grouped = p.take("(");
  do {
    const { span, text } = p.peek();
    if (grouped && text === ")" && names.length > 0) break;
    if (text === "*") {
      p.next();
      names.push({ module, loads, member: "*", as: "*", span });
      break;
    }
    const member = p.name("a name").text;
    names.push({ module, loads, member, as: p.take("as") ? p.name("a name").text : member, span });
  } while (p.take(","));
  if (grouped) p.expect(")");
  return { kind: "import", names, span: spanFrom(p, start) };
}

/** How far above a module lies that is named from here. */
function readDots(p: ExprParser): string {
  let dots = "";
  for (;;) {
    if (p.take(".")) dots += ".";
    else if (p.take("...")) dots += "...";
    else return dots;
  }
}

function readScope(p: ExprParser, where: "global" | "nonlocal", start: number): Statement {
  p.next();
  const names = [p.name("a name").text];
  while (p.take(",")) names.push(p.name("a name").text);
  return { kind: "scope", where, names, span: spanFrom(p, start) };
}
