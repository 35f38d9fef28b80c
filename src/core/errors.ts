/**
 * Errors as data: a code from the catalogue, the facts that fill its message, and where they were found.
 * The engine names parameters; `lang` turns parameters into source spans; only a renderer draws.
 */
import { type Code, catalogue, type Facts } from "./catalogue.ts";

/** A half-open range of UTF-16 offsets in one source text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What stands under a span: a short text (a shape, say), and the columns of that text to mark. */
export interface Note {
  readonly text: string;
  readonly marks?: readonly (readonly [number, number])[];
}
export interface Label extends Note {
  readonly span: Span;
}

/** What the user sees of an error or a warning. */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  readonly code: Code;
  readonly message: string;
  readonly labels: readonly Label[];
  /** Said after the marks: `3 ≠ 2`. */
  readonly remark?: string | undefined;
  readonly shapes?: readonly (readonly number[])[] | undefined;
  /** Ways out; those that are code were checked before they are offered. */
  readonly help: readonly string[];
  /** Only the end of the text made it an error: more text could mend it. */
  readonly atEnd?: true | undefined;
  /** The text that the labels point into. */
  readonly source?: Source | undefined;
  /** What fills the message, and the operation that found the error: for those who say it in other words. */
  readonly facts?: Readonly<Record<string, string | number | bigint>> | undefined;
  readonly operation?: string | undefined;
  /** The rank of the tensor that the error is about. */
  readonly rank?: number | undefined;
  /** What did not meet in one shape, where it is not the values of a step. */
  readonly among?: "indices" | undefined;
  /** The exception that Python raises for it. */
  readonly exception?: PythonException | undefined;
  /** The calls that led there, the innermost first. */
  readonly trail?: readonly Caller[] | undefined;
}

/** A text that statements came from: a file, a line of the shell, an argument. */
export interface Source {
  /** `cal.tsh`, or empty for what was typed. */
  readonly name: string;
  readonly text: string;
  /** The number of the text's first line. */
  readonly line: number;
  /** It is a library of the language's own: the module whose classes it makes. */
  readonly library?: string;
  /** It is the log of a session, whose values were shown when it was typed. */
  readonly isLog?: boolean;
}
/** The number of the line in which an offset of a source lies. */
export const lineAt = ({ text, line }: Source, at: number): number => line + text.slice(0, at).split("\n").length - 1;
/** A call of a function, in the text where it stands. */
export interface Caller {
  readonly name: string;
  readonly source: Source;
  readonly span: Span;
}

/** An exception of Python or TensorFlow by its name, and its text. */
export type PythonException = readonly [type: string, text: string];

interface Found {
  /** Notes by the parameter whose argument they are about. */
  readonly notes?: Readonly<Record<string, Note>>;
  readonly remark?: string;
  readonly shapes?: readonly (readonly number[])[];
  readonly help?: readonly string[];
  readonly exception?: PythonException;
  /** The rank of the tensor that the error is about. */
  readonly rank?: number;
  readonly among?: "indices";
}

/** Raised by the engine, which knows parameters but no text. */
export class OpError extends Error {
  readonly code: Code;
  readonly facts: Readonly<Record<string, string | number | bigint>>;
  readonly found: Found;
  constructor(code: Code, facts: Readonly<Record<string, string | number | bigint>>, found: Found) {
    // Programs raise and take many: the host's stack is not asked, as below.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(fill(catalogue[code].message, facts));
    Error.stackTraceLimit = stackTraceLimit;
    this.code = code;
    this.facts = facts;
    this.found = found;
  }
}

/** Raised by the language layer, which knows text. The session is the only place that catches it for good. */
export class UserError extends Error {
  readonly diagnostic: Diagnostic;
  constructor(diagnostic: Diagnostic) {
    // Where it stands is in the diagnostic. Programs throw many, at every level of their calls: the host's stack is not asked.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(diagnostic.message);
    Error.stackTraceLimit = stackTraceLimit;
    this.diagnostic = diagnostic;
  }
}

/** The error `code`, its message filled with `facts`. To be thrown by the caller. */
export const refuse = <C extends Code>(code: C, facts: Facts<C>, found: Found = {}): OpError =>
  new OpError(code, facts, found);

/** A diagnostic about spans of a source text. To be thrown, or shown as a warning. */
export const diagnose = <C extends Code>(
  code: C,
  facts: Facts<C>,
  labels: readonly Label[],
  more: Pick<Found, "remark" | "shapes" | "help" | "exception"> & { readonly severity?: "error" | "warning" } = {},
): Diagnostic => ({
  severity: more.severity ?? "error",
  code,
  message: fill(catalogue[code].message, facts),
  labels,
  remark: more.remark,
  shapes: more.shapes,
  help: more.help ?? [],
  facts,
  exception: more.exception,
});

/** `{name}` in a template becomes the fact of that name. */
export const fill = (template: string, facts: Readonly<Record<string, string | number | bigint>>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name]));
