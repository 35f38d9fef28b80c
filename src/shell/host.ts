/**
 * What the shell asks of whoever knows the language: what a text means is decided there, how it is edited and drawn
 * here. Everything asked while typing must answer within a few milliseconds.
 */

/** What a piece of the text is, for its colour. */
export type Role =
  | "keyword"
  | "command"
  | "option"
  | "number"
  | "string"
  | "comment"
  | "function"
  | "name"
  | "unknown"
  | "bracket";

/** A piece of the text, by UTF-16 offsets. Marks are in order and do not overlap. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly role: Role;
}

/** What stands under the line: the result's shape, what is wrong with the line, or how what stands there is written. */
export interface Hint {
  readonly kind: "result" | "problem" | "form";
  readonly text: string;
}

export interface Completion {
  /** What goes in. */
  readonly text: string;
  /** What it is: `operation`, `(3, 4) float32`. */
  readonly kind: string;
  /** One line more. */
  readonly doc: string;
}
export interface Completions {
  /** The piece before the cursor that would be replaced begins here. */
  readonly from: number;
  readonly items: readonly Completion[];
}

/** How a text that was entered ended. */
export interface Outcome {
  readonly failed: boolean;
  readonly quit: boolean;
}

export interface Host {
  /** The first line, or null for none. */
  readonly banner: string | null;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** How many colours the terminal has: 0 for none. */
  readonly colors: number;
  readonly leave: (code: number) => never;
  /** The terminal itself shows what is typed, where the editor does not read it; it shall, or shall not. */
  readonly setEcho: (on: boolean) => void;
  readonly run: (text: string) => Outcome;
  /** A computation was broken off, and nothing of it was tied up: put everything right. */
  readonly interrupted: () => Outcome;
  /** Another line belongs to the text. */
  readonly isOpen: (text: string) => boolean;
  /** The innermost bracket that is open at the end of a text; null where none is. */
  readonly openBracket: (text: string) => string | null;
  /** What keeps a text of several lines open, and how one gets out; null where there is nothing to say. */
  readonly openHint: (text: string) => string | null;
  /** Blanks that a line after this text begins with. */
  readonly indentAfter: (text: string) => string;
  readonly highlight: (text: string, cursor: number) => readonly Mark[];
  /** What the text would do, without doing it; null where there is nothing to say. */
  readonly hint: (text: string, cursor: number) => Hint | null;
  /** The text would go through, as far as can be told without running it. */
  readonly wouldRun: (text: string) => boolean;
  /** Puts right what a broken-off `hint` or `wouldRun` left. */
  readonly previewBroken: () => void;
  readonly complete: (text: string, cursor: number) => Completions;
  /** A text of ours in the language of the session. */
  readonly say: (english: string) => string;
  /** There is time: get ready for the next line. */
  readonly rest: () => void;
}
