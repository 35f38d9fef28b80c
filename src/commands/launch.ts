/**
 * What can be said when tensh is started: options of the command line, variables of the environment, files that are read.
 * One row each; the command line, completion scripts, the man page and docs/settings.md read them.
 */

export interface LaunchOption {
  /** As it is written: `-c, --code <text>`. */
  readonly flags: string;
  readonly doc: string;
  readonly choices?: readonly string[];
  /** What it is where it is not given is found elsewhere. */
  readonly open?: true;
  /** Its value is the name of a file. */
  readonly file?: true;
  /** It may be given several times. */
  readonly repeats?: true;
}

export const launchOptions: readonly LaunchOption[] = [
  { flags: "-c, --code <text>", doc: "run statements; several run in order, then what stands free", repeats: true },
  { flags: "-i, --interactive <file>", doc: "run a script, then start the shell", file: true },
  { flags: "-q, --quiet", doc: "start the shell without its first line" },
  { flags: "--json", doc: "answer with one line of JSON for each statement" },
  { flags: "--keep-going", doc: "go on after a statement that fails" },
  { flags: "--values", doc: "show values without headers" },
  { flags: "--let <name=expression>", doc: "give a name a value first", repeats: true },
  { flags: "--var <name=expression>", doc: "make a trainable Variable first, for fit and grad", repeats: true },
  { flags: "--data <name=file>", doc: "read a file into a name first", repeats: true },
  { flags: "--session <file>", doc: "load this session first if it is there, and save it at the end", file: true },
  { flags: "--no-config", doc: "leave the settings file unread" },
  { flags: "--color <when>", doc: "colour", choices: ["auto", "always", "never"] },
  { flags: "--lang <language>", doc: "the language of messages and help", choices: ["en", "ko"], open: true },
];

/** Variables of the environment, with what they do. */
export const environment: readonly (readonly [name: string, doc: string])[] = [
  ["TENSH_CONFIG", "the settings file, in place of the usual one"],
  [
    "TENSH_LANG",
    "the language of messages and help, en or ko, where neither --lang nor the settings file says it; else LC_ALL, LC_MESSAGES or LANG does",
  ],
  ["TENSH_DEBUG", "set to anything: errors of tensh itself show where in its source they came from"],
  ["TENSH_ENTROPY", "a whole number that random operations without a seed start from, in place of chance"],
  ["TENSH_ENGINE", "`reference` runs every operation by its plain definition, without kernels; for finding faults"],
  ["TENSH_SMALL", "from how many elements on kernels are used; for measurements"],
  [
    "TENSH_BLAS",
    "`wasm` multiplies matrices by kernels of its own, also where the system has a library for that; for measurements",
  ],
  [
    "TENSH_MATMUL",
    "which kernels multiply matrices: `machine` (the processor's own instructions, where koffi is installed), `fma` or `plain` (WebAssembly alone), `revectorized`; for measurements",
  ],
  ["NO_COLOR", "set to anything: no colour"],
  ["FORCE_COLOR", "colour also where the output is no terminal"],
  ["XDG_CONFIG_HOME", "where the folder tensh with the settings file is; usually ~/.config"],
  [
    "XDG_STATE_HOME",
    "where the folder tensh with the history of the shell and its last session is; usually ~/.local/state",
  ],
];

/** Below XDG_CONFIG_HOME. */
export const settingsFile = "tensh/settings.tsh";

/** What the exit code says. */
export const exitCodes: readonly (readonly [code: number, doc: string])[] = [
  [0, "all went well; also when nobody reads the output any more"],
  [1, "a statement failed"],
  [2, "usage or syntax"],
  [3, "an assert did not hold, or a transcript that was tested says something else"],
  [130, "interrupted"],
];
