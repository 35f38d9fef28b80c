/** Options and subcommands, read by commander. The only file that knows it; loaded when there is more than one word. */
import { Command as Commander, CommanderError, Option } from "commander";
import { type LaunchOption, launchOptions } from "../commands/launch.ts";
import type { CliOptions, Job } from "./options.ts";

export interface ProgramContext {
  readonly version: string;
  readonly commands: readonly { readonly name: string; readonly summary: string }[];
  readonly isFile: (path: string) => boolean;
  readonly isTerminal: (fd: 0 | 1 | 2) => boolean;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}
export type Program = (
  argv: readonly string[],
  context: ProgramContext,
) => { readonly job: Job; readonly options: CliOptions };

const examplesText = `
Examples:
  tensh                                       the shell
  tensh 'sum([1, 2, 3])'                      one expression
  tensh -c 'x = range(6); reshape x 2,3'      some statements
  tensh reshape 'range(24)' -1,3,4            a command
  tensh fit.tsh                               a script; .py scripts run as TensorFlow would
  seq 24 | tensh reshape - 2,-1               data from standard input
  tensh --json 'sqrt([4, 9])'                 a line of JSON for each answer
`;

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
      .description(summary)
      .argument("[words...]")
      .helpOption(false)
      .action((given: string[]) => {
        const help = given.includes("--help") || given.includes("-h");
        job = help ? { kind: "command", name: "help", words: [name] } : { kind: "command", name, words: given };
      });
  }
  root.action((expressions: string[]) => {
    job = rootJob(expressions, root.opts(), context);
  });
  const code = parse(root, [...globals, ...mine, ...(at < 0 ? [] : ["--", ...rest])]);
  return { job: code === null ? job : { kind: "done", code }, options: optionsOf(root.opts()) };
};

function rootProgram(context: ProgramContext): Commander {
  const root = new Commander("tensh")
    .description("A shell for tensor experiments: tensors, gradients and training from a terminal.")
    .usage("[options] [script | expression | command ...]")
    .argument("[expressions...]", "a script, or something to evaluate")
    .version(context.version, "-V, --version")
    .enablePositionalOptions()
    .addHelpText("after", examplesText)
    .configureOutput({ writeOut: context.out, writeErr: context.err })
    .showHelpAfterError("(tensh --help lists the options)")
    .exitOverride();
  for (const row of launchOptions) root.addOption(optionOf(row));
  return root;
}

function optionOf({ flags, doc, choices, repeats }: LaunchOption): Option {
  const option = new Option(flags, doc);
  if (choices) option.choices(choices).default(choices[0]);
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
  readonly code?: string;
  readonly interactive?: string;
  readonly quiet?: boolean;
  readonly json?: boolean;
  readonly keepGoing?: boolean;
  readonly values?: boolean;
  readonly let?: readonly string[];
  readonly data?: readonly string[];
  readonly color?: "auto" | "always" | "never";
  readonly session?: string;
  readonly config?: boolean;
}

const optionsOf = (o: RootOptions): CliOptions => ({
  json: o.json ?? false,
  keepGoing: o.keepGoing ?? false,
  quiet: o.quiet ?? false,
  values: o.values ?? false,
  color: o.color ?? "auto",
  lets: o.let ?? [],
  data: o.data ?? [],
  session: o.session ?? null,
  config: o.config ?? true,
});

function rootJob(expressions: readonly string[], o: RootOptions, context: ProgramContext): Job {
  if (o.code !== undefined) return { kind: "text", text: o.code };
  if (o.interactive !== undefined) return { kind: "shell", first: o.interactive };
  const [first, ...more] = expressions;
  if (first === undefined) return context.isTerminal(0) ? { kind: "shell", first: null } : { kind: "pipe" };
  if (more.length === 0 && (/\.(tsh|py)$/.test(first) || context.isFile(first))) return { kind: "file", path: first };
  return { kind: "text", text: expressions.join(" ") };
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
      /^--(color|let|data|session)=/.test(word)
    )
      globals.push(word);
    else if (["--let", "--data", "--color", "--session"].includes(word) && i + 1 < words.length)
      globals.push(word, words[++i]!);
    else rest.push(word);
  }
  return { globals, rest };
}
