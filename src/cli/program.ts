/** Options and subcommands, read by commander. The only file that knows it; loaded when there is more than one word. */
import { Command as Commander, CommanderError, Option } from "commander";
import { type LaunchOption, launchOptions } from "../commands/launch.ts";
import type { Language } from "../core/speech.ts";
import type { CliOptions, Job } from "./options.ts";

export interface ProgramContext {
  readonly version: string;
  readonly commands: readonly { readonly name: string; readonly summary: string }[];
  readonly isFile: (path: string) => boolean;
  readonly isTerminal: (fd: 0 | 1 | 2) => boolean;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** A text in the language of the reader. */
  readonly say: (english: string) => string;
}
export type Program = (
  argv: readonly string[],
  context: ProgramContext,
) => { readonly job: Job; readonly options: CliOptions };

const examples = [
  ["tensh", "the shell"],
  ["tensh 'sum([1, 2, 3])'", "one expression"],
  ["tensh -c 'x = range(6); reshape x 2,3'", "some statements"],
  ["tensh reshape 'range(24)' -1,3,4", "a command"],
  ["tensh fit.tsh", "a script; .py scripts run as TensorFlow would"],
  ["seq 24 | tensh reshape - 2,-1", "data from standard input"],
  ["tensh --json 'sqrt([4, 9])'", "a line of JSON for each answer"],
] as const;
const examplesText = (say: ProgramContext["say"]): string =>
  `\n${say("Examples:")}\n${examples.map(([code, doc]) => `  ${code.padEnd(42)}  ${say(doc)}\n`).join("")}`;

const collect = (value: string, sofar: readonly string[] | undefined): string[] => [...(sofar ?? []), value];

export const program: Program = (argv, context) => {
  // Everything after a command's name is the command's: `-1,3,4` is no option, and `--epochs 5` belongs to fit.
  const at = argv.findIndex(
    (word, i) =>
      context.commands.some((c) => c.name === word) &&
      !takesValue(argv[i - 1]) &&
      argv.slice(0, i).every(isOptionOrValue(argv)),
  );
  const [mine, words] = at < 0 ? [argv, []] : [argv.slice(0, at + 1), argv.slice(at + 1)];
  const { globals, rest } = takeGlobals(words);
  let job: Job = { kind: "done", code: 0 };
  const root = rootProgram(context);
  for (const { name, summary } of context.commands) {
    root
      .command(name)
      .description(context.say(summary))
      .argument("[words...]")
      .helpOption(false)
      .action((given: string[]) => {
        const help = given.includes("--help") || given.includes("-h");
        const last: Job = help
          ? { kind: "command", name: "help", words: [name] }
          : (pythonJob(name, given) ?? { kind: "command", name, words: given });
        job = inOrder(root, [...textsOf(root.opts()), last]);
      });
  }
  root.action((expressions: string[]) => {
    job = inOrder(root, rootJobs(expressions, root.opts(), context));
  });
  const code = parse(root, [...globals, ...mine, ...(at < 0 ? [] : ["--", ...rest])]);
  return { job: code === null ? job : { kind: "done", code }, options: optionsOf(root.opts()) };
};

/** `tensh run x.py` is `tensh x.py`: a session of its own, by Python's rules from the start. */
const pythonJob = (name: string, words: readonly string[]): Job | null =>
  name === "run" && words.length === 1 && words[0]!.endsWith(".py") ? { kind: "file", path: words[0]! } : null;

function rootProgram(context: ProgramContext): Commander {
  const { say } = context;
  const root = new Commander("tensh")
    .description(say("A shell for tensor experiments: tensors, gradients and training from a terminal."))
    .usage("[options] [script | expression | command ...]")
    .argument("[expressions...]", say("a script, or something to evaluate"))
    .version(context.version, "-V, --version", say("output the version number"))
    .helpOption("-h, --help", say("display help for command"))
    .configureHelp({ styleTitle: say })
    .enablePositionalOptions()
    .addHelpText("after", () => examplesText(say))
    .configureOutput({ writeOut: context.out, writeErr: (text) => context.err(say(text)) })
    .showHelpAfterError(say("(tensh --help lists the options)"))
    .exitOverride();
  for (const row of launchOptions) root.addOption(optionOf(row, say));
  return root;
}

function optionOf({ flags, doc, choices, open, repeats }: LaunchOption, say: ProgramContext["say"]): Option {
  const option = new Option(flags, say(doc));
  if (choices) option.choices(choices);
  if (choices && !open) option.default(choices[0]);
  return repeats ? option.argParser(collect) : option;
}

/** Runs commander; gives an exit code if it ended the matter itself. */
function parse(root: Commander, argv: readonly string[]): number | null {
  try {
    root.parse(argv, { from: "user" });
    return null;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
}

interface RootOptions {
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

const optionsOf = (o: RootOptions): CliOptions => ({
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

const textsOf = ({ code }: RootOptions): readonly Job[] => (code ?? []).map((text) => ({ kind: "text", text }));

/** What -c gives, then what stands free: scripts, or one expression made of all words. */
function rootJobs(words: readonly string[], o: RootOptions, context: ProgramContext): readonly Job[] {
  const given = [...textsOf(o), ...freeJobs(words, context)];
  if (o.interactive !== undefined) return [...given, { kind: "shell", first: o.interactive }];
  if (given.length > 0) return given;
  return [context.isTerminal(0) ? { kind: "shell", first: null } : { kind: "pipe" }];
}

function freeJobs(words: readonly string[], { isFile }: ProgramContext): readonly Job[] {
  if (words.length === 0) return [];
  const scripts = words.every((word) => /\.(tsh|py)$/.test(word) || isFile(word));
  return scripts ? words.map((path) => ({ kind: "file", path })) : [{ kind: "text", text: words.join(" ") }];
}

/** A shell comes after nothing but its script: what else there is would have to be dropped. */
function inOrder(root: Commander, jobs: readonly Job[]): Job {
  if (jobs.length === 1) return jobs[0]!;
  if (jobs.some((job) => job.kind === "shell")) root.error("error: -i runs one script, and nothing else beside it");
  return { kind: "several", jobs };
}

/** How an option can be called: `-c` and `--code`. */
const wordsOf = ({ flags }: LaunchOption): string[] => flags.match(/-[\w-]+/g)!;

/** Options that have their value in the next word. */
const valued = launchOptions.filter((o) => o.flags.includes("<")).flatMap((o) => wordsOf(o));
const takesValue = (word: string | undefined): boolean => word !== undefined && valued.includes(word);
const isOptionOrValue =
  (argv: readonly string[]) =>
  (word: string, i: number): boolean =>
    word.startsWith("-") || takesValue(argv[i - 1]);

/** Global options may stand behind a command too. */
function takeGlobals(words: readonly string[]): { globals: string[]; rest: string[] } {
  const globals: string[] = [];
  const rest: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (
      ["--json", "--keep-going", "--values", "--quiet", "--no-config"].includes(word) ||
      /^--(color|let|var|data|session)=/.test(word)
    )
      globals.push(word);
    else if (["--let", "--var", "--data", "--color", "--session"].includes(word) && i + 1 < words.length)
      globals.push(word, words[++i]!);
    else rest.push(word);
  }
  return { globals, rest };
}
