/** Patterns behind `case`: names take values, dotted names and literals are compared, brackets take things apart. */
import type { ExprParser } from "./parse.ts";
import type { Expr, Pattern } from "./syntax.ts";

/** The pattern of a case; several with commas are a sequence. */
export function readPatterns(p: ExprParser): Pattern {
  const { start } = p.peek().span;
  const first = readStarred(p);
  if (!p.at(",") && first.kind !== "rest") return first;
  const patterns = [first];
  while (p.take(",")) {
    if (p.at(":") || p.at("if")) break;
    patterns.push(readStarred(p));
  }
  return { kind: "sequence", patterns, span: { start, end: p.last } };
}

function readStarred(p: ExprParser): Pattern {
  const { start } = p.peek().span;
  if (!p.take("*")) return readPattern(p);
  const { text } = p.name("a name for the rest");
  return { kind: "rest", name: text === "_" ? null : text, span: { start, end: p.last } };
}

function readPattern(p: ExprParser): Pattern {
  return p.nested(() => {
    const { start } = p.peek().span;
    const patterns = [readClosed(p)];
    while (p.take("|")) patterns.push(readClosed(p));
    const span = () => ({ start, end: p.last });
    const pattern: Pattern = patterns.length === 1 ? patterns[0]! : { kind: "either", patterns, span: span() };
    return p.take("as") ? { kind: "as", pattern, name: p.name("a name").text, span: span() } : pattern;
  });
}

function readClosed(p: ExprParser): Pattern {
  const { text, kind, span } = p.peek();
  if (text === "(" || text === "[") return readSequence(p, text === "(" ? ")" : "]");
  if (text === "{") return readMapping(p);
  if (kind === "name" && !["True", "False", "None"].includes(text)) return readName(p);
  const value = p.binary(1);
  return { kind: "value", value, span: { start: span.start, end: p.last } };
}

function readSequence(p: ExprParser, close: string): Pattern {
  const { start } = p.next().span;
  const patterns: Pattern[] = [];
  let commas = 0;
  while (!p.at(close)) {
    patterns.push(readStarred(p));
    if (!p.take(",")) break;
    commas++;
  }
  p.expect(close, `\`,\` or \`${close}\``);
  // Round brackets around one pattern only hold it together.
  const [only] = patterns;
  if (close === ")" && only && commas === 0 && only.kind !== "rest") return only;
  return { kind: "sequence", patterns, span: { start, end: p.last } };
}

function readMapping(p: ExprParser): Pattern {
  const { start } = p.next().span;
  const entries: { key: Expr; pattern: Pattern }[] = [];
  let rest: string | null = null;
  while (!p.at("}")) {
    if (p.take("**")) rest = p.name("a name for the rest").text;
    else {
      const key = p.binary(1);
      p.expect(":");
      entries.push({ key, pattern: readPattern(p) });
    }
    if (!p.take(",")) break;
  }
  p.expect("}", "`,` or `}`");
  return { kind: "mapping", entries, rest, span: { start, end: p.last } };
}

/** A name to take the value, a dotted name to compare with, or a class with what stands in its brackets. */
function readName(p: ExprParser): Pattern {
  const { text, span } = p.name("a pattern");
  let of: Expr = { kind: "name", name: text, span };
  while (p.take(".")) {
    const { text: name, span: nameSpan } = p.name("a name after the dot");
    of = { kind: "attribute", of, name, nameSpan, span: { start: span.start, end: p.last } };
  }
  if (p.at("(")) return readClass(p, of);
  if (of.kind !== "name") return { kind: "value", value: of, span: of.span };
  return text === "_" ? { kind: "anything", span } : { kind: "capture", name: text, span };
}

function readClass(p: ExprParser, type: Expr): Pattern {
  p.next();
  const places: Pattern[] = [];
  const named: (readonly [string, Pattern])[] = [];
  while (!p.at(")")) {
    const one = readPattern(p);
    if (one.kind === "capture" && p.take("=")) named.push([one.name, readPattern(p)]);
    else if (named.length === 0) places.push(one);
    else throw p.unexpected("`name=` before this pattern");
    if (!p.take(",")) break;
  }
  p.expect(")", "`,` or `)`");
  return { kind: "class", type, places, named, span: { start: type.span.start, end: p.last } };
}
