/** The reason of an error or a warning in the terms of its own line: which names take part, and what they hold. */
import type { Finding, NamedPart } from "../core/answer.ts";
import { catalogue } from "../core/catalogue.ts";
import type { Diagnostic } from "../core/errors.ts";
import { type Shape, showShape, sizeOf } from "../core/shape.ts";
import type { Env } from "../lang/env.ts";
import type { Value } from "../lang/value.ts";
import { describeBriefly } from "../session/answers.ts";
import type { DiagnosticQuestion } from "../session/questions.ts";
import type { Session } from "../session/session.ts";
import { madeBy } from "./why-none.ts";

export function findingsOf({ diagnostic }: DiagnosticQuestion): readonly Finding[] {
  const { code, message } = diagnostic;
  const own = ownWords(diagnostic);
  const said = own.length > 0 ? own : [message];
  return [...said, catalogue[code].about].map((says) => ({ name: null, found: null, cause: code, says }));
}

/** The names in the line, what they hold, and where that came from. */
export function namesOf({ text }: Pick<DiagnosticQuestion, "text">, session: Session, env: Env): readonly NamedPart[] {
  const words = new Set(text.replace(/(['"]).*?\1/g, "").match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []);
  return [...words].flatMap((name): NamedPart[] => {
    const value = session.scope.names.get(name);
    if (!value || value.kind === "module") return [];
    const made = madeBy(session, name);
    return [{ name, what: kindOf(value, env), line: made?.line ?? null, text: made?.text ?? null }];
  });
}

function kindOf(value: Value, env: Env): string {
  if (value.kind === "tensor") return `tensor ${showShape(value.node.shape)} ${value.node.dtype}`;
  if (value.kind === "variable") return `Variable ${showShape(value.variable.shape)} ${value.variable.dtype}`;
  if (value.kind === "function") return "a function";
  return describeBriefly(value, env);
}

/** What the two sides of a clash are, by their texts and shapes. */
function sides({ labels, source, shapes }: Diagnostic): readonly (readonly [text: string, shape: Shape])[] {
  if (!source || !shapes) return [];
  return labels
    .filter((l) => shapes.some((s) => showShape(s) === l.text))
    .map((l) => [source.text.slice(l.span.start, l.span.end).trim(), shapes.find((s) => showShape(s) === l.text)!]);
}

function ownWords(d: Diagnostic): readonly string[] {
  const [left, right] = sides(d);
  switch (d.code) {
    case "shape/broadcast":
      return left && right ? broadcastWords(left, right) : [];
    case "shape/matmul":
      return left && right ? matmulWords(left, right) : [];
    case "shape/reshape":
      return reshapeWords(d);
    default:
      return [];
  }
}

type Side = readonly [text: string, shape: Shape];

/** Shapes under each other from the right, as broadcasting reads them. */
function broadcastWords([a, left]: Side, [b, right]: Side): readonly string[] {
  const rank = Math.max(left.length, right.length);
  const sizes = (s: Shape): string[] => [...Array.from({ length: rank - s.length }, () => ""), ...s.map(String)];
  const [l, r] = [sizes(left), sizes(right)];
  const width = Math.max(...[...l, ...r].map((t) => t.length)) + 2;
  const clash = l.map((t, i) => t !== "" && r[i] !== "" && t !== r[i] && t !== "1" && r[i] !== "1");
  const names = Math.max(a.length, b.length);
  const row = (name: string, cells: readonly string[]): string =>
    `  ${name.padEnd(names)}${cells.map((c) => c.padStart(width)).join("")}`.trimEnd();
  const marks = row(
    "",
    clash.map((c) => (c ? "▲" : "")),
  );
  return [
    row(a, l),
    row(b, r),
    marks,
    ...clash.flatMap((c, i) =>
      c ? [`On axis ${i} they are ${l[i]} and ${r[i]}: neither can be repeated to fit the other.`] : [],
    ),
  ];
}

function matmulWords([a, left]: Side, [b, right]: Side): readonly string[] {
  const inner = right.length === 1 ? right[0] : right.at(-2);
  return [
    `Each row of \`${a}\` has ${left.at(-1)} values, each column of \`${b}\` has ${inner}: \`@\` multiplies them pair by pair and adds, so both need the same count.`,
    `(…, ${left.at(-1)}) @ (${inner}, …): the sizes that touch have to agree.`,
  ];
}

function reshapeWords({ shapes }: Diagnostic): readonly string[] {
  const [from, to] = shapes ?? [];
  if (!from || !to) return [];
  const known = to.filter((d) => d !== -1).reduce((n, d) => n * d, 1);
  const size = sizeOf(from);
  if (to.includes(-1))
    return [
      `${showShape(from)} holds ${size} values; the sizes given make ${known}, and ${size} is no multiple of ${known}, so -1 cannot stand for a whole size.`,
    ];
  return [
    `${showShape(from)} holds ${from.join(" × ") || 1} = ${size} values, ${showShape(to)} would hold ${to.join(" × ")} = ${known}.`,
  ];
}
