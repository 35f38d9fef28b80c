/**
 * Ways out of an error: edits of the statement that was typed, each tried as a preview first, so that what is offered
 * works. Knows which edits can help which error; what they give is found by building them.
 */
import type { Diagnostic, Label, Source, Span } from "../core/errors.ts";
import { showShape, sizeOf } from "../core/shape.ts";
import { intentOfName } from "../lang/intents.ts";
import { nearest } from "../lang/suggest.ts";
import type { Statement } from "../lang/syntax.ts";
import { lookalikeOf } from "../lang/tokens.ts";
import type { Value } from "../lang/value.ts";
import { preview } from "./preview.ts";
import type { Session } from "./session.ts";

interface Edit {
  readonly span: Span;
  readonly text: string;
}
/** A text that goes through, and its value if it is an expression. */
interface Fix {
  readonly text: string;
  readonly value: Value | null;
}
type Commands = Pick<Session["outside"]["commands"], "names" | "formOf">;
/** Edits that belong together. */
type Candidate = readonly Edit[];

const offered = 3;
const lastError = "`why` explains the last error";

/** The diagnostic with checked fixes in front of its other help. */
export function withFixes(diagnostic: Diagnostic, session: Session, statement: Statement, source: Source): Diagnostic {
  // Inside of a function the names are not those of the session; a fix could not be tried.
  if (diagnostic.source !== source || diagnostic.trail || session.previewing) return diagnostic;
  const called = calledCommand(diagnostic, session, source);
  if (called) return { ...diagnostic, help: [called] };
  const { start, end } = typedSpan(statement, source.text);
  const text = source.text.slice(start, end);
  if (text.includes("\n") || text.length > 200) return diagnostic;
  const written = intoFile(text, diagnostic);
  if (written) return { ...diagnostic, help: [written] };
  const owner = diagnostic.code === "name/unknown" ? session.outside.commands.within(text) : null;
  if (owner) return { ...diagnostic, help: [`\`${text}\` is a word of \`${owner}\`: begin that first`, lastError] };
  const found = fixesOf(diagnostic, text, start, session).map(({ text, value }) =>
    value ? `${text}${resultOf(value)}` : text,
  );
  return { ...diagnostic, help: [...found, ...diagnostic.help] };
}

/** What could have been typed in place of a text that begins at `start`, and what that gives: all goes through. */
export function fixesOf(diagnostic: Diagnostic, text: string, start: number, session: Session): readonly Fix[] {
  // What somebody means who writes a word that is not here is said in its help; what is spelled alike is something else.
  if (diagnostic.code === "name/unknown" && intentOfName(text).length > 0) return [];
  const moved = diagnostic.labels.map((l): Label => ({ ...l, span: shift(l.span, -start) }));
  const found: Fix[] = [];
  const tries = [
    ...fromInput(diagnostic, text, session),
    ...fromFiles(diagnostic, text, session),
    ...piped(diagnostic, text),
    ...asCall(diagnostic, text, session),
    ...asTwo({ ...diagnostic, labels: moved }, text, session),
    ...calledInKorean({ ...diagnostic, labels: moved }, text, session),
    ...candidates({ ...diagnostic, labels: moved }, text, session.outside.commands),
  ];
  for (const candidate of tries) {
    const fixed = applyEdits(text, candidate);
    if (fixed === text || found.some((f) => f.text === fixed)) continue;
    const tried = preview(session, fixed);
    if (tried.kind === "error") continue;
    found.push({ text: fixed, value: tried.kind === "value" ? tried.value : null });
    if (found.length === offered) break;
  }
  return found;
}

/** `sum - 0` after a pipe: `-` is standard input for commands, for operations it is `read()`. */
function fromInput({ code }: Diagnostic, text: string, session: Session): Candidate[] {
  const [, name, rest = ""] = /^([A-Za-z_][\w.]*)\s+-(?:\s+(\S.*))?$/.exec(text) ?? [];
  if (!name || !/^(?:syntax\/expected|type\/operand)$/.test(code)) return [];
  const called = preview(session, name);
  if (called.kind !== "value" || called.value?.kind !== "operation") return [];
  const args = ["read()", ...rest.split(/[\s,]+/).filter(Boolean)];
  return [[{ span: { start: 0, end: text.length }, text: `${name}(${args.join(", ")})` }]];
}

/** `stats points.csv`, `sum points.csv`: what is in a file that is there is read by its name in quotes. */
function fromFiles({ code }: Diagnostic, text: string, session: Session): Candidate[] {
  if (!/^(?:name|syntax)\//.test(code)) return [];
  const { disk } = session.outside;
  const edits = [...text.matchAll(/(?<![\w"'/.~-])[\w~./-]*\w\.[A-Za-z]\w*(?![\w"'/(-])/g)].flatMap(
    ({ 0: path, index }) =>
      disk?.kindOf(path) === "file"
        ? [{ span: { start: index, end: index + path.length }, text: `read(${JSON.stringify(path)})` }]
        : [],
  );
  if (edits.length === 0) return [];
  const [, name, rest] = /^([A-Za-z_][\w.]*)\s+(\S.*)$/.exec(applyEdits(text, edits)) ?? [];
  const called = name ? preview(session, name) : null;
  if (called?.kind !== "value" || !isCallable(called.value)) return [edits];
  return [[{ span: { start: 0, end: text.length }, text: `${name}(${rest})` }]];
}

/** `x | sum`, as shells hand things on. */
function piped({ code }: Diagnostic, text: string): Candidate[] {
  const [, of, name] = code === "type/operand" ? (/^([^|=]*?)\s*\|\s*([A-Za-z_][\w.]*)$/.exec(text) ?? []) : [];
  return of && name ? [[{ span: { start: 0, end: text.length }, text: `${name}(${of})` }]] : [];
}

/** `code > FILE` and `x > FILE`, as shells write into files: the commands that do. */
function intoFile(text: string, { code }: Diagnostic): string | null {
  const [, what, file] = /^(\S.*?)\s*>>?\s*([\w~.-]*[./][\w~./-]*)$/.exec(text) ?? [];
  if (!what || !file || !/^(?:syntax|command|name)\//.test(code)) return null;
  const target = /^code(?:\s+as\s+(\w+))?$/.exec(what);
  if (target) return `export session ${file}${target[1] ? ` as ${target[1]}` : ""}`;
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(what) && code.startsWith("syntax/") ? `save ${what} ${file}` : null;
}

/** `sum [1, 2]`: an operation that was written as a command is written. */
function asCall({ code }: Diagnostic, text: string, session: Session): Candidate[] {
  if (!/^(?:syntax\/unexpected|type\/index)$/.test(code)) return [];
  const [, name, rest] = /^([A-Za-z_][\w.]*)\s+(\S.*)$/.exec(text) ?? [];
  const called = name ? preview(session, name) : null;
  if (called?.kind !== "value" || !isCallable(called.value)) return [];
  const whole = { start: 0, end: text.length };
  const args = rest!.includes(",") || /[[(]/.test(rest!) ? rest! : rest!.split(/\s+/).join(", ");
  return [[{ span: whole, text: `${name}(${args})` }]];
}
/** `eye(3) ones([2])`: two expressions with nothing between them, as two words of a command line are put together. */
function asTwo({ code, labels }: Diagnostic, text: string, session: Session): Candidate[] {
  const at = code === "syntax/unexpected" ? labels[0]?.span.start : undefined;
  if (at === undefined || !/[)\]]\s+$/.test(text.slice(0, at)) || !/^\p{L}[\p{L}\p{N}_.]*[([]/u.test(text.slice(at)))
    return [];
  if (preview(session, text.slice(at)).kind === "error") return [];
  const from = text.slice(0, at).trimEnd().length;
  return [[{ span: { start: from, end: at }, text: "; " }]];
}
/** `평균(x)`, `종료`: the operation, or the commands at the beginning of a line, that help knows under that word are written. */
function calledInKorean({ code, labels }: Diagnostic, text: string, session: Session): Candidate[] {
  const span = code === "name/unknown" ? labels[0]?.span : undefined;
  const word = span ? text.slice(span.start, span.end) : "";
  if (!span || !/^[가-힣]+$/.test(word)) return [];
  const pages = session.outside.korean?.().asked(word) ?? [];
  const called = pages.find((page) => {
    const found = preview(session, page);
    return found.kind === "value" && isCallable(found.value);
  });
  const { isCommand, formOf } = session.outside.commands;
  const commands = span.start === 0 ? pages.filter(isCommand) : [];
  // One that has to be given something is looked up.
  const typed = commands.map((name) => (formOf(name).replaceAll(/ \[[^\]]*\]/g, "") === name ? name : `help ${name}`));
  return [...(called === undefined ? [] : [called]), ...typed].map((put) => [{ span, text: put }]);
}

const isCallable = (value: Value | null | undefined): boolean =>
  value?.kind === "operation" || value?.kind === "builtin" || value?.kind === "function";

/** A command that was called as a function is called: how it is written. */
function calledCommand({ code, labels }: Diagnostic, session: Session, source: Source): string | null {
  const { commands } = session.outside;
  const span = code === "name/unknown" ? labels[0]?.span : undefined;
  const name = span ? source.text.slice(span.start, span.end) : "";
  if (!span || !commands.isCommand(name) || source.text[span.end] !== "(") return null;
  return `\`${name}\` is a command, at the beginning of a line: ${commands.formOf(name)}`;
}

/** What was typed: what could not be read may begin before the place at which it was given up. */
export function typedSpan(statement: Statement, text: string): Span {
  if (statement.kind !== "bad") return statement.span;
  const start = text.lastIndexOf("\n", statement.span.start - 1) + 1;
  return { start, end: start + text.slice(start, Math.max(statement.span.end, start)).trimEnd().length };
}

const shift = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });

function applyEdits(text: string, edits: Candidate): string {
  let out = text;
  for (const { span, text: put } of [...edits].sort((a, b) => b.span.start - a.span.start)) {
    out = out.slice(0, span.start) + put + out.slice(span.end);
  }
  return out;
}

function resultOf(value: Value): string {
  if (value.kind === "tensor") return `  → ${showShape(value.node.shape)}`;
  return value.kind === "variable" ? `  → ${showShape(value.variable.shape)}` : "";
}

/** An operand that can be followed by a dot or a bracket as it stands, else in brackets. */
const postfixable = (text: string): string =>
  /^[\p{L}\p{M}\p{N}_.]+(\([^()]*\)|\[[^[\]]*\])*$|^\[.*\]$|^\(.*\)$/u.test(text) && !/^\d/.test(text)
    ? text
    : `(${text})`;

/** The first word may be a mistyped command. */
function* asCommand(d: Diagnostic, text: string, { names, formOf }: Commands): Generator<Candidate> {
  if (!/^(?:name\/unknown|syntax\/(?:un)?expected)$/.test(d.code)) return;
  const [, word, rest] = /^([A-Za-z]\w*)(\s.*)?$/.exec(text) ?? [];
  if (!word || (d.code === "name/unknown" && d.labels[0]?.span.end !== word.length)) return;
  if (rest && /^\s*(?:=|[-+*/%]\s)/.test(rest)) return;
  const isShort = rest === undefined || /^\s*\S+$/.test(rest);
  for (const name of nearest(word, names)) {
    // One that takes a word at the most: `redo`, not what stood there.
    if (isShort || !/^\w+(?: \[\S+\])?$/.test(formOf(name)))
      yield [{ span: { start: 0, end: word.length }, text: name }];
  }
}

/** `explain reshape x 2,3`: what the command does as an expression. */
function* asExpression(d: Diagnostic, text: string): Generator<Candidate> {
  const [, command, of, spec] = /^explain\s+(reshape|slice|convert|tensor)\s+(\S+)(?:\s+(\S.*))?$/.exec(text) ?? [];
  if (!command || !/^(?:command\/extra|syntax\/.*|name\/unknown|type\/index)$/.test(d.code)) return;
  const whole = (expr: string): Candidate => [{ span: { start: 0, end: text.length }, text: `explain ${expr}` }];
  if (!spec) yield whole(of!);
  else if (command === "slice") yield whole(`${postfixable(of!)}[${spec}]`);
  else if (command === "reshape")
    yield whole(
      `reshape(${of}, [${spec
        .replace(/^[[(](.*)[\])]$/, "$1")
        .trim()
        .split(/[\s,]+/)
        .join(", ")}])`,
    );
}

/** What a command gives was to have a name, as in Python; or a name was to change that is not there yet. */
function* asNamed(d: Diagnostic, text: string, commands: readonly string[]): Generator<Candidate> {
  const whole = (put: string): Candidate => [{ span: { start: 0, end: text.length }, text: put }];
  const [, name, command, rest, more = ""] =
    /^(\p{L}[\p{L}\p{N}_]*)\s*=\s*([a-z]+)\s+((?:"[^"]*"|'[^']*'|[^;"'\s])(?:"[^"]*"|'[^']*'|[^;"'])*)(;.*)?$/u.exec(
      text,
    ) ?? [];
  const spaced = command === "load" ? /^([^\s"'=]+(?:\s+[^\s"'=>-]+)+)(\s+\w+=.*)?$/.exec(rest!) : null;
  if (spaced && /^(?:name|syntax|type)\//.test(d.code))
    yield whole(`load '${spaced[1]}'${spaced[2] ?? ""} -> ${name}${more}`);
  else if (command && commands.includes(command) && /^(?:name|syntax|type)\//.test(d.code))
    yield whole(
      /^(?:var|tensor)$/.test(command) ? `${command} ${name} = ${rest}${more}` : `${command} ${rest} -> ${name}${more}`,
    );
  const [, missing, value] = /^assign\s+(\p{L}[\p{L}\p{N}_]*)\s+(?:=\s*)?(.*)$/u.exec(text) ?? [];
  if (missing && d.code === "name/unknown" && d.labels[0]?.span.start === text.indexOf(missing, 6))
    yield whole(`var ${missing} = ${value}`);
}

/** A file before what is to be written to it; a list that is no tensor, since its rows differ. */
function* turnedOrRagged({ code }: Diagnostic, text: string): Generator<Candidate> {
  const whole = (put: string): Candidate => [{ span: { start: 0, end: text.length }, text: put }];
  const [, file, saved] = /^save\s+(\S*\w\.\w+)\s+(\p{L}[\p{L}\p{N}_]*)$/u.exec(text) ?? [];
  if (file && code.startsWith("name/")) yield whole(`save ${saved} ${file}`);
  if (code !== "shape/ragged") return;
  const [, name, list] = /^tensor\s+(\p{L}[\p{L}\p{N}_]*)\s*=\s*(\[.*\])$/u.exec(text) ?? [];
  if (name) yield whole(`${name} = tf.ragged.constant(${list})`);
  const [, before, rows] = /^(.*?)(?:\b(?:tf\.|np\.|torch\.)?(?:constant|tensor|array))\((\[.*\])\)$/.exec(text) ?? [];
  if (rows) yield whole(`${before}tf.ragged.constant(${rows})`);
}

function* candidates(d: Diagnostic, text: string, commands: Commands): Generator<Candidate> {
  const [first, second] = d.labels;
  const at = (l: Label): string => text.slice(l.span.start, l.span.end);
  const wrap = (l: Label, before: string, after: string): Candidate => {
    const [, blank, inner] = /^(\s*)([\s\S]*)$/.exec(at(l))!;
    return [{ span: l.span, text: `${blank}${before}${inner}${after}` }];
  };
  const after = (l: Label, suffix: string): Edit => ({ span: l.span, text: `${postfixable(at(l))}${suffix}` });
  yield* asCommand(d, text, commands);
  yield* fromTorch(d, text);
  yield* asNamed(d, text, commands.names);
  yield* turnedOrRagged(d, text);
  yield* asExpression(d, text);
  if (/^(?:call|index|shape|axis)\//.test(d.code)) yield* asList(text);
  switch (d.code) {
    case "shape/matmul":
      if (!first || !second) return;
      yield [after(second, ".T")];
      yield [after(first, ".T")];
      yield* withOperator(text, first, second, "*");
      return;
    case "shape/broadcast":
      if (!first || !second) return;
      yield [after(first, ".T")];
      yield [after(second, ".T")];
      yield [after(first, "[:, newaxis]")];
      yield [after(second, "[:, newaxis]")];
      yield* withOperator(text, first, second, "@");
      return;
    case "shape/reshape": {
      const dims = d.labels.at(-1)!;
      for (const sizes of divisionsOf(d)) yield [{ span: dims.span, text: sameBrackets(at(dims), sizes) }];
      return;
    }
    case "index/range": {
      const index = d.labels.find((l) => /^-?\d+$/.test(at(l)));
      const size = Number(/size (\d+)/.exec(d.message)?.[1] ?? 0);
      if (index && size > 0)
        yield [{ span: index.span, text: at(index).startsWith("-") ? `-${size}` : String(size - 1) }];
      return;
    }
    case "assign/shape": {
      // A method names its value alone, the command the Variable before it.
      const value = second ?? first;
      if (!d.shapes || !value) return;
      if (sizeOf(d.shapes[0]!) === sizeOf(d.shapes[1]!)) yield wrap(value, "reshape(", `, ${list(d.shapes[0]!)})`);
      yield wrap(value, "broadcast_to(", `, ${list(d.shapes[0]!)})`);
      // A whole number alone is no float any more once it is broadcast.
      if (/^-?\d+$/.test(at(value)))
        yield [{ span: value.span, text: `broadcast_to(${at(value)}.0, ${list(d.shapes[0]!)})` }];
      return;
    }
    case "assign/dtype": {
      const value = second ?? first;
      if (value && d.facts?.["wanted"] !== undefined) yield wrap(value, "cast(", `, ${d.facts["wanted"]})`);
      return;
    }
    case "dtype/fraction":
      for (const how of ["cast(", "cast(round("] as const)
        if (first) yield wrap(first, how, `${how === "cast(" ? "" : ")"}, ${d.message.match(/u?int\d+/)![0]})`);
      return;
    case "dtype/mixing":
      if (!first || !second) return;
      yield wrap(second, "cast(", `, ${first.text})`);
      yield wrap(first, "cast(", `, ${second.text})`);
      return;
    case "grad/scalar":
      if (first) yield wrap(first, "mean(", ")");
      if (first) yield wrap(first, "sum(", ")");
      return;
    case "syntax/expected":
      // A slip of the finger: the key of the colon, without Shift.
      for (const m of text.matchAll(/(?<=\[[^\]]*);/g))
        yield [{ span: { start: m.index, end: m.index + 1 }, text: ":" }];
      return;
    case "syntax/character": {
      // One of them seldom comes alone: all are replaced at once.
      const meant = [...text.matchAll(/[^\0-\x7f]/g)].filter(([c]) => lookalikeOf(c) !== undefined);
      yield meant.map(({ 0: c, index }) => ({
        span: { start: index, end: index + c.length },
        text: lookalikeOf(c)!,
      }));
      return;
    }
    case "type/tensor":
      if (first && d.message.startsWith("the function")) yield [after(first, "()")];
      return;
    case "value/truth":
      if (first) yield wrap(first, "any(", ")");
      if (first) yield wrap(first, "all(", ")");
      return;
    default:
      return;
  }
}

/** Methods of PyTorch's that tensors do not have here, or that mean something else, in the words that there are. */
function* fromTorch({ code }: Diagnostic, text: string): Generator<Candidate> {
  if (!/^(?:call|name|axis|shape|type)\//.test(code)) return;
  for (const [theirs, ours] of torchMethods) {
    const found = theirs.exec(text);
    if (found)
      yield [
        { span: { start: found.index, end: found.index + found[0].length }, text: found[0].replace(theirs, ours) },
      ];
  }
}
const torchMethods: readonly (readonly [RegExp, string])[] = [
  [/\.size\(\)/, ".shape"],
  [/\.size\((-?\d+)\)/, ".shape[$1]"],
  [/\.(shape|ndim|dtype|size|T)\(\)/, ".$1"],
  [/\.shape\((-?\d+)\)/, ".shape[$1]"],
  [/\.t\(\)/, ".T"],
  [/\.transpose\((-?\d+), ?(-?\d+)\)/, ".swapaxes($1, $2)"],
  [/\.repeat\((\d+(?:, ?\d+)+)\)/, ".tile([$1])"],
  [/\.sort\(([^()]*)\)\.values/, ".sort($1)"],
  [/\.sort\(([^()]*)\)\.indices/, ".argsort($1)"],
  [/(\p{L}[\p{L}\p{N}_.]*)\.flatten\((\d+)\)/u, "torch.flatten($1, $2)"],
  [/\.type\(/, ".astype("],
  [/\.(?:cpu|cuda|detach|contiguous|clone)\(\)/, ""],
  [/\.to\((['"])(?:cpu|cuda|mps)(?::\d+)?\1\)/, ""],
];

/** `concat(a, b)`: what is joined stands in a list. */
function* asList(text: string): Generator<Candidate> {
  const joined =
    /\b(?:concat|concatenate|cat|stack|[vhd]stack)\(([^()[\]=]+,[^()[\]=]+?)((?:,\s*(?:axis|dim)=-?\d+)?)\)/d.exec(
      text,
    );
  const [start, end] = joined?.indices?.[1] ?? [];
  if (start !== undefined && end !== undefined) yield [{ span: { start, end }, text: `[${text.slice(start, end)}]` }];
}

const list = (shape: readonly number[]): string => `[${shape.join(", ")}]`;

/** The operator between two operands replaced, if nothing but the operator stands there. */
function* withOperator(text: string, left: Label, right: Label, operator: string): Generator<Candidate> {
  const between = { start: left.span.end, end: right.span.start };
  if (/^\s*[-+*/@%]+\s*$/.test(text.slice(between.start, between.end)))
    yield [{ span: between, text: ` ${operator} ` }];
}

/** Sizes near those that were asked for, one of them changed so that it divides; then two factors. */
function* divisionsOf(d: Diagnostic): Generator<number[]> {
  const [from, asked] = d.shapes ?? [];
  if (!from || !asked) return;
  const size = sizeOf(from);
  const known = asked.filter((a) => a !== -1);
  // As asked, with the last (or the free) size left over.
  for (let i = asked.length - 1; i >= 0; i--) {
    const rest = known.length === asked.length ? asked.reduce((n, a, j) => (j === i ? n : n * a), 1) : 0;
    if (rest > 0 && size % rest === 0 && asked.length > 1) yield asked.map((a, j) => (j === i ? -1 : a));
  }
  const wanted = known.reduce((n, a) => n * a, 1);
  const divisors = Array.from({ length: Math.min(size, 10000) }, (_, i) => i + 1).filter((n) => size % n === 0);
  divisors.sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted) || b - a);
  for (const divisor of divisors.slice(0, 3)) yield [divisor, -1];
}

/** New sizes written as the old ones were: in brackets or without. */
const sameBrackets = (old: string, sizes: readonly number[]): string => {
  if (old.startsWith("[")) return `[${sizes.join(", ")}]`;
  return old.startsWith("(")
    ? `(${sizes.join(", ")})`
    : sizes.join(old.includes(" ") && !old.includes(",") ? " " : ",");
};
