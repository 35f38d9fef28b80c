/**
 * What an entry of the command table is. Its parameters say how the words of a command are read; the shell, one-shot
 * subcommands, help, completion, docs and tests read them too. Knows no entry.
 */
import type { Answer } from "../core/answer.ts";
import type { Span } from "../core/errors.ts";
import type { Node } from "../graph/node.ts";
import type { Env } from "../lang/env.ts";
import type { Argument, Expr, IndexExpr, Target } from "../lang/syntax.ts";
import type { Paths } from "../lang/words.ts";
import type { Example } from "../ops/operation.ts";
import type { Session } from "../session/session.ts";

/** An expression and the text it was read from. */
export interface ExprArg {
  readonly expr: Expr;
  readonly text: string;
  readonly span: Span;
}
export interface WordArg {
  readonly text: string;
  readonly span: Span;
}
/** `NAME[: dtype] = EXPR`, or an expression alone. */
export interface BindingArg {
  readonly name: WordArg | null;
  readonly dtype: WordArg | null;
  readonly value: ExprArg;
}
/** What an assignment changes, how, and the new value. */
export interface AssignmentArg {
  readonly how: "set" | "add" | "sub";
  readonly target: Target;
  readonly value: ExprArg;
}

/** What a parameter's words become. */
interface ArgTypes {
  readonly expr: ExprArg;
  /** Expressions with commas: `a, b`. */
  readonly list: readonly ExprArg[];
  /** All words that are left, as expressions: white space goes on with a group, a comma begins the next. */
  readonly groups: readonly (readonly ExprArg[])[];
  /** The inside of an index. */
  readonly index: { readonly items: readonly IndexExpr[]; readonly span: Span; readonly text: string };
  /** `x=2, y=3`. */
  readonly settings: readonly Argument[];
  readonly binding: BindingArg;
  readonly assignment: AssignmentArg;
  readonly path: WordArg;
  readonly word: WordArg;
  /** `name=text`, as it is written. */
  readonly setting: WordArg;
  /** All words that are left. */
  readonly words: readonly WordArg[];
}

export interface CommandParam<K extends keyof ArgTypes = keyof ArgTypes> {
  readonly kind: K;
  readonly doc: string;
  /** How it stands in the form, if not its name: `FILE`. */
  readonly shown?: string;
  /** The word that goes before it: `wrt a, b`. */
  readonly lead?: string;
  readonly optional?: true;
  /** Words that it can be, where they are known: for completion. */
  readonly choices?: () => readonly string[];
  /** Some of these words name files. */
  readonly paths?: true;
  /** The word is no expression, but taken as it stands: `x*`. */
  readonly asIs?: true;
}

interface OptionTypes {
  readonly int: number;
  readonly number: number;
  readonly bool: boolean;
  readonly word: string;
  readonly list: readonly ExprArg[];
  readonly expr: ExprArg;
  /** As it is written. */
  readonly text: WordArg;
}
export interface CommandOption<K extends keyof OptionTypes = keyof OptionTypes> {
  readonly kind: K;
  readonly doc: string;
  /** Null: not given, and the command decides. */
  readonly default: number | boolean | string | null;
  readonly choices?: readonly string[];
  /** Smallest number that makes sense. */
  readonly least?: number;
  /** Numbers have to be larger. */
  readonly above?: number;
  /** Other names that it goes by, separated by spaces. */
  readonly also?: string;
  /** A value that takes the next word with it: `log=every 20`. */
  readonly joins?: string;
  /** What stands for it in the form, where neither default nor choices say enough. */
  readonly shown?: string;
  /** What each of the words that it can be is, where more than one's name is to be said. */
  readonly each?: Readonly<Record<string, { readonly doc: string }>>;
  /** Words that an expression can be here: for completion. */
  readonly offers?: readonly string[];
  /** It names a file. */
  readonly path?: true;
}

type Params = Readonly<Record<string, CommandParam>>;
type Options = Readonly<Record<string, CommandOption>>;
export type ArgsOf<P extends Params> = {
  readonly [N in keyof P]: ArgTypes[P[N]["kind"]] | (P[N] extends { optional: true } ? null : never);
};
type OptionOf<O extends CommandOption> = OptionTypes[O["kind"]] | (O extends { default: null } ? null : never);
export type OptionsOf<O extends Options> = { readonly [N in keyof O]: OptionOf<O[N]> };

/** What a command runs with. */
export interface Call<P extends Params = Params, O extends Options = Options> {
  readonly args: ArgsOf<P>;
  readonly options: OptionsOf<O>;
  /** The name after `->` or `as`. */
  readonly into: WordArg | null;
  /** Where the options stand that were given. */
  readonly places: ReadonlyMap<string, Span>;
  readonly session: Session;
  readonly env: Env;
  readonly span: Span;
}

export interface Command<P extends Params = Params, O extends Options = Options> {
  readonly name: string;
  readonly summary: string;
  /** More, for the help page. */
  readonly about?: string;
  readonly params: P;
  readonly options: O;
  /** It does what cannot be taken back, with files say: a preview stops before it. */
  readonly acts?: true;
  /** `-> NAME` keeps the result. */
  readonly arrow: boolean;
  readonly examples: readonly Example[];
  /** The tensor that it makes and names, built and not computed: what `trace` goes through. */
  readonly made?: (call: Call<P, O>) => Node;
  readonly run: (call: Call<P, O>) => Iterable<Answer>;
}

/** Keeps the types of one entry's arguments while the table holds them all. */
export const command = <const P extends Params, const O extends Options>(entry: Command<P, O>): Command =>
  entry as unknown as Command;

/** Which words of a command name files. */
export function pathsIn(c: Command): Paths {
  const params = Object.values(c.params);
  if (params.length > 0 && params.every((p) => p.kind === "path" || p.asIs)) return "all";
  return params.some((p) => p.kind === "path" || p.paths) ? "some" : "none";
}

/** `grad EXPR [wrt LIST] [at SETTINGS] [order=1] [-> NAME]`: how a command is written. */
export function formOf(c: Command): string {
  const params = Object.entries(c.params).map(([name, p]) => {
    const shown = (p.lead ? `${p.lead} ` : "") + (p.shown ?? name.toUpperCase());
    return p.optional ? `[${shown}]` : shown;
  });
  const options = Object.entries(c.options).map(([name, o]) => `[${name}=${showOption(o)}]`);
  return [c.name, ...params, ...options, ...(c.arrow ? ["[-> NAME]"] : [])].join(" ");
}

function showOption(o: CommandOption): string {
  if (o.shown) return o.shown;
  if (o.default === null && !o.choices)
    return { int: "N", number: "X", bool: "true|false", word: "WORD", list: "A,B", expr: "EXPR", text: "TEXT" }[o.kind];
  return o.choices ? o.choices.join("|") : String(o.default);
}
