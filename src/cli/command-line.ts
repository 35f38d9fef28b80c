/**
 * What the words of a command line ask for. Reads plain ones itself, by the table of options; help, commands, mistakes and
 * unusual ways of writing are left to the full program, which makes the same of the options that it reads.
 */
import { type LaunchOption, launchOptions } from "../commands/launch.ts";
import type { Language } from "../core/speech.ts";
import { isScript, isScriptName } from "../lang/scripts.ts";
import type { CliOptions, Job } from "./options.ts";

/** Options as they were given, by their long names. */
export interface GivenOptions {
  readonly code?: readonly string[];
  readonly interactive?: string;
  readonly quiet?: boolean;
  readonly json?: boolean;
  readonly keepGoing?: boolean;
  readonly values?: boolean;
  readonly let?: readonly string[];
  readonly var?: readonly string[];
  readonly data?: readonly string[];
  readonly color?: "auto" | "always" | "never";
  readonly session?: string;
  readonly config?: boolean;
  readonly lang?: Language;
}

export const optionsOf = (o: GivenOptions): CliOptions => ({
  json: o.json ?? false,
  keepGoing: o.keepGoing ?? false,
  quiet: o.quiet ?? false,
  values: o.values ?? false,
  color: o.color ?? "auto",
  lets: o.let ?? [],
  variables: o.var ?? [],
  data: o.data ?? [],
  session: o.session ?? null,
  config: o.config ?? true,
  lang: o.lang ?? null,
});

export interface Streams {
  readonly isFile: (path: string) => boolean;
  readonly isTerminal: (fd: 0 | 1 | 2) => boolean;
}

export const textsOf = ({ code }: GivenOptions): readonly Job[] => (code ?? []).map((text) => ({ kind: "text", text }));

/** What -c gives, then what stands free: scripts, or one expression made of all words. */
export function jobsOf(words: readonly string[], o: GivenOptions, streams: Streams): readonly Job[] {
  const given = [...textsOf(o), ...freeJobs(words, streams)];
  if (o.interactive !== undefined) return [...given, { kind: "shell", first: o.interactive }];
  if (given.length > 0) return given;
  return [streams.isTerminal(0) ? { kind: "shell", first: null } : { kind: "pipe" }];
}

function freeJobs(words: readonly string[], { isFile }: Streams): readonly Job[] {
  if (words.length === 0) return [];
  if (isInput(words)) return [{ kind: "pipe" }];
  const scripts = words.every((word) => isScriptName(word) || isFile(word));
  return scripts ? words.map((path) => ({ kind: "file", path })) : [{ kind: "text", text: words.join(" "), words }];
}

/** `-` alone: statements come in over standard input, as where nothing is given. */
export const isInput = (words: readonly string[]): boolean => words.length === 1 && words[0] === "-";

/** The job as one; null if a shell is to come after more than its script: the rest would have to be dropped. */
export function inOrder(jobs: readonly Job[]): Job | null {
  if (jobs.length === 1) return jobs[0]!;
  return jobs.some((job) => job.kind === "shell") ? null : { kind: "several", jobs };
}

/** How an option can be called: `-c` and `--code`. */
export const wordsOf = ({ flags }: LaunchOption): string[] => flags.match(/-[\w-]+/g)!;
export const takesValue = ({ flags }: LaunchOption): boolean => flags.includes("<");

/**
 * The words of a command line that are ours, and those of a Python script: as in Python, all from the first one behind its
 * name on that is neither an option of ours nor another script.
 */
export function withoutScriptWords(argv: readonly string[]): { own: readonly string[]; words: readonly string[] } {
  const past = (from: number): number => {
    let i = from;
    for (let row = optionIn(argv[i]); row; row = optionIn(argv[i]))
      i += takesValue(row) && !argv[i]!.includes("=") ? 2 : 1;
    return i;
  };
  const first = past(0);
  const script = argv[first] === "run" ? first + 1 : first;
  if (!argv[script]?.endsWith(".py")) return { own: argv, words: [] };
  let end = past(script + 1);
  while (isScript(argv[end] ?? "")) end = past(end + 1);
  return { own: argv.slice(0, end), words: argv.slice(argv[end] === "--" ? end + 1 : end) };
}
const optionIn = (word: string | undefined): LaunchOption | undefined =>
  word?.startsWith("-") ? launchOptions.find((o) => wordsOf(o).includes(word.replace(/=.*/s, ""))) : undefined;

/** What a command line of plain options and free words asks for; null if it takes more to understand it. */
export function readPlainly(
  argv: readonly string[],
  streams: Streams,
  isCommand: (word: string) => boolean,
): { readonly job: Job; readonly options: CliOptions } | null {
  const given: Record<string, unknown> = {};
  const words: string[] = [];
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i]!;
    if (!word.startsWith("-") || word === "-") {
      words.push(word);
      continue;
    }
    const row = launchOptions.find((o) => wordsOf(o).includes(word));
    const value = row && takesValue(row) ? argv[++i] : true;
    if (!row || !isPlain(row, value)) return null;
    const [, no, name] = /^--(no-)?(.+)$/.exec(wordsOf(row).at(-1)!)!;
    const key = name!.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    given[key] = row.repeats ? [...((given[key] as string[]) ?? []), value] : no ? false : value;
  }
  if (words.some(isCommand)) return null;
  const job = inOrder(jobsOf(words, given, streams));
  return job && { job, options: optionsOf(given) };
}

const isPlain = ({ choices }: LaunchOption, value: string | true | undefined): boolean =>
  value === true || (value !== undefined && !value.startsWith("-") && (!choices || choices.includes(value)));
