/** Options and subcommands, read by commander. The only file that knows it; loaded when there is more than one word. */
import { Command as Commander, CommanderError, Option } from "commander";
import { type LaunchOption, launchOptions } from "../commands/launch.ts";
import { inOrder, jobsOf, optionsOf, type Streams, takesValue, textsOf, wordsOf } from "./command-line.ts";
import type { CliOptions, Job } from "./options.ts";

export interface ProgramContext extends Streams {
  readonly version: string;
  readonly commands: readonly { readonly name: string; readonly summary: string }[];
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
  ["tensh fit.tsh", "a script; .py by TensorFlow's rules"],
  ["seq 24 | tensh reshape - 2,-1", "data from standard input"],
  ["tensh --json 'sqrt([4, 9])'", "a line of JSON for each answer"],
] as const;
const examplesText = (say: ProgramContext["say"]): string =>
  `\n${say("Examples:")}\n${examples.map(([code, doc]) => `  ${code.padEnd(38)}  ${say(doc)}\n`).join("")}`;

const collect = (value: string, sofar: readonly string[] | undefined): string[] => [...(sofar ?? []), value];

export const program: Program = (argv, context) => {
  // Everything after a command's name is the command's: `-1,3,4` is no option, and `--epochs 5` belongs to fit.
  const at = argv.findIndex(
    (word, i) =>
      context.commands.some((c) => c.name === word) &&
      !isValued(argv[i - 1]) &&
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
        job = together(root, [...textsOf(root.opts()), last]);
      });
  }
  root.action((expressions: string[]) => {
    job = together(root, jobsOf(expressions, root.opts(), context));
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
    .description(
      `${say("A shell for tensor experiments: tensors, gradients and training from a terminal.")}\n${examplesText(say).trimEnd()}`,
    )
    .usage("[options] [script | expression | command ...]")
    .argument("[expressions...]", say("a script, or something to evaluate"))
    .version(context.version, "-V, --version", say("output the version number"))
    .helpOption("-h, --help", say("display help for command"))
    .configureHelp({ styleTitle: say })
    .enablePositionalOptions()
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

/** A shell comes after nothing but its script. */
const together = (root: Commander, jobs: readonly Job[]): Job =>
  inOrder(jobs) ?? root.error("error: -i runs one script, and nothing else beside it");

/** Options that have their value in the next word. */
const valued = launchOptions.filter(takesValue).flatMap(wordsOf);
const isValued = (word: string | undefined): boolean => word !== undefined && valued.includes(word);
const isOptionOrValue =
  (argv: readonly string[]) =>
  (word: string, i: number): boolean =>
    word.startsWith("-") || isValued(argv[i - 1]);

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
