/**
 * What happened lately that one may ask the reason of: an error or a warning, gradients, a value. One of each kind is
 * kept, the newest. Knows no answers.
 */
import type { Diagnostic, Source } from "../core/errors.ts";
import type { Differentiated } from "../lang/env.ts";
import { addHeld, type Held } from "../lang/held.ts";
import type { Statement } from "../lang/syntax.ts";
import type { Value } from "../lang/value.ts";

interface Asked {
  /** The line of the statement, and its text. */
  readonly line: number;
  readonly text: string;
}

/** Gradients that were asked for. */
export interface GradientQuestion extends Asked, Differentiated {
  readonly kind: "gradients";
}

/** An error or a warning that was shown. */
export interface DiagnosticQuestion extends Asked {
  readonly kind: "diagnostic";
  readonly diagnostic: Diagnostic;
}

/** A statement that gave values. */
export interface ValueQuestion extends Asked {
  readonly kind: "values";
  readonly statement: Statement;
  readonly source: Source;
  /** Names that it gave values to, with their old values. */
  readonly changed: ReadonlyMap<string, Value | undefined>;
}

export type Question = GradientQuestion | DiagnosticQuestion | ValueQuestion;

/** A question but for the statement that it is about. */
export type Unplaced<Q> = Q extends Question ? Omit<Q, "line" | "text"> : never;

/** A question and the statement that it is about. Every statement leaves one, so it is put together when it is looked at. */
interface Asking extends Asked {
  readonly question: Unplaced<Question>;
  readonly statement: number;
}

export class Questions {
  private readonly latest = new Map<Question["kind"], Asking>();

  ask(asking: Asking): void {
    const { question } = asking;
    // What is asked then is why no gradient flows, which the gradients' question is about.
    if (question.kind === "diagnostic" && question.diagnostic.code === "tape/none") return;
    this.latest.set(question.kind, asking);
  }
  /** Adds what is kept to answer them. */
  addHeld(held: Held): void {
    for (const { question } of this.latest.values()) {
      if (question.kind === "gradients") held.partial = true;
      else if (question.kind === "values")
        for (const value of question.changed.values()) if (value) addHeld(value, held);
    }
  }
  /** The newest first. Of one statement, what was said of it goes before its gradients, and these before its values. */
  get all(): readonly Question[] {
    const rank = { diagnostic: 2, gradients: 1, values: 0 } as const;
    const asked = [...this.latest.values()];
    asked.sort((a, b) => b.statement - a.statement || rank[b.question.kind] - rank[a.question.kind]);
    return asked.map(({ question, line, text }) => ({ ...question, line, text }) as Question);
  }
}
