/** What the command line asks for, once read: by the launcher's quick look or by the full program. */
import type { Language } from "../core/speech.ts";
import type { ColorFlag } from "./colors.ts";

export interface CliOptions {
  readonly json: boolean;
  readonly keepGoing: boolean;
  readonly quiet: boolean;
  /** Values without headers. */
  readonly values: boolean;
  readonly color: ColorFlag;
  /** `NAME=EXPR`, each bound before anything runs. */
  readonly lets: readonly string[];
  /** `NAME=EXPR`, each a Variable. */
  readonly variables: readonly string[];
  /** `NAME=FILE`. */
  readonly data: readonly string[];
  /** A file that the session is loaded from and saved to. */
  readonly session: string | null;
  /** The settings file is read. */
  readonly config: boolean;
  /** Null: the settings file says it, else the environment. */
  readonly lang: Language | null;
}

export const plainOptions: CliOptions = {
  json: false,
  keepGoing: false,
  quiet: false,
  values: false,
  color: "auto",
  lets: [],
  variables: [],
  data: [],
  session: null,
  config: true,
  lang: null,
};

/** What is to be run. */
export type Job =
  | { readonly kind: "shell"; readonly first: string | null }
  | { readonly kind: "pipe" }
  | { readonly kind: "file"; readonly path: string }
  /** What to evaluate; `words`: as the outer shell gave it, where it came in several. */
  | { readonly kind: "text"; readonly text: string; readonly words?: readonly string[] }
  /** A command as a subcommand: its words are what the outer shell made of them. */
  | { readonly kind: "command"; readonly name: string; readonly words: readonly string[] }
  /** One after the other in one session, as they stood on the command line. */
  | { readonly kind: "several"; readonly jobs: readonly Job[] }
  /** There is nothing to run; this is the exit code. */
  | { readonly kind: "done"; readonly code: number };
