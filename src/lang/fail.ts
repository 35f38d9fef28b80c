/** Errors of the language layer: what the engine says about parameters becomes labels under the source text. */

import type { Code, Facts } from "../core/catalogue.ts";
import {
  type Diagnostic,
  diagnose,
  type Label,
  type Note,
  OpError,
  type PythonException,
  type Span,
  UserError,
} from "../core/errors.ts";

interface More {
  readonly remark?: string;
  readonly shapes?: readonly (readonly number[])[];
  readonly help?: readonly string[];
  readonly exception?: PythonException;
}

/** An error at one place. To be thrown by the caller. */
export const failAt = <C extends Code>(code: C, facts: Facts<C>, span: Span, text = "", more: More = {}): UserError =>
  new UserError(diagnose(code, facts, [{ span, text }], more));

/** What is said of an error at one place. */
export const diagnosticFor = <C extends Code>(code: C, facts: Facts<C>, span: Span): Diagnostic =>
  diagnose(code, facts, [{ span, text: "" }]);

/** A warning at one place. */
export const warningAt = <C extends Code>(code: C, facts: Facts<C>, span: Span, help: readonly string[]): Diagnostic =>
  diagnose(code, facts, [{ span, text: "" }], { help, severity: "warning" });

/** Where no argument has a place of its own. */
export const noPlaces: ReadonlyMap<string, Span> = new Map();

/**
 * Runs a piece of the engine. Its errors name parameters; `spans` says where the argument of each stands. What has no
 * place of its own is said at `whole`. `operation` is what it runs, if it is one.
 */
export function located<T>(run: () => T, spans: ReadonlyMap<string, Span>, whole: Span, operation?: string): T {
  try {
    return run();
  } catch (error) {
    throw placed(error, spans, whole, operation);
  }
}

/** What was caught, as an error with places if it is one of the engine's. */
export function placed(error: unknown, spans: ReadonlyMap<string, Span>, whole: Span, operation?: string): unknown {
  if (error instanceof OpError) return new UserError({ ...toDiagnostic(error, spans, whole), operation });
  const isRagged = error instanceof UserError && error.diagnostic.code === "shape/ragged";
  return isRagged ? new UserError({ operation, ...error.diagnostic }) : error;
}

/** The engine's error as a diagnostic over source spans. */
export function toDiagnostic(error: OpError, spans: ReadonlyMap<string, Span>, whole: Span): Diagnostic {
  const notes = Object.entries(error.found.notes ?? {});
  const labels = notes.flatMap(([param, note]): Label[] => {
    const span = spans.get(param);
    return span ? [{ span, ...note }] : [];
  });
  const { remark, shapes, help, rank, among } = error.found;
  return {
    severity: "error",
    code: error.code,
    message: error.message,
    labels: labels.length > 0 ? labels : [{ span: whole, ...loneNote(notes) }],
    remark,
    shapes,
    help: help ?? [],
    facts: error.facts,
    exception: error.found.exception,
    rank,
    among,
  };
}

const loneNote = (notes: readonly (readonly [string, Note])[]): Note =>
  notes.length === 1 ? notes[0]![1] : { text: "" };
