/** The manual page, in the man macros of roff, made from the tables of commands and of launch options, in a language. */
import { english, type Speech } from "../core/speech.ts";
import { settingNames, settingRows } from "../session/settings.ts";
import { type Command, formOf } from "./command.ts";
import { environment, exitCodes, launchOptions, settingsFile } from "./launch.ts";

/** Text that roff takes for nothing but text. */
function plain(text: string): string {
  const escaped = text
    .replaceAll("\\", "\\e")
    .replaceAll("-", "\\-")
    .replaceAll("'", "\\(aq")
    .replaceAll("`", "")
    .replace(/[^\0-\x7f]/gu, (c) => `\\[u${c.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}]`);
  return escaped.replace(/^([.])/gm, "\\&$1");
}
const bold = (text: string): string => `\\fB${plain(text)}\\fR`;

/** A paragraph with a tag: `.TP`. */
const tagged = (tag: string, text: string): string => `.TP\n${bold(tag)}\n${plain(text)}`;

/** The page about `tensh`, section 1. */
export function manualPage(commands: readonly Command[], speech: Speech = english): string {
  const { say, label } = speech;
  const section = (name: string, ...body: readonly string[]): string =>
    [`.SH ${plain(label(name))}`, ...body].join("\n");
  const entries = (rows: Iterable<readonly [tag: string, text: string]>): string[] =>
    Array.from(rows, ([tag, text]) => tagged(tag, say(text)));
  const choices = (o: (typeof launchOptions)[number]): string =>
    o.choices ? `${say(o.doc)}: ${o.choices.join(", ")}` : say(o.doc);
  return [
    '.\\" Made by `tensh man`. Do not edit.',
    `.TH TENSH 1 "" "tensh" "${plain(label("User commands"))}"`,
    // Words of Korean are short: stretched lines would have holes.
    ...(speech === english ? [] : [".ad l"]),
    section("NAME", plain(`tensh - ${say("the tensor shell: experiments with tensors, gradients and training")}`)),
    section("SYNOPSIS", synopsis(label)),
    section("DESCRIPTION", plain(say(about))),
    section("OPTIONS", ...launchOptions.map((o) => tagged(o.flags, choices(o)))),
    section("COMMANDS", ...commands.map((c) => commandText(c, speech))),
    section(
      "SETTINGS",
      plain(say(settingsText)),
      ...settingNames.map((n) => tagged(n, `${say(settingRows[n].doc)} (${settingRows[n].default})`)),
    ),
    section("ENVIRONMENT", ...entries(environment)),
    section("FILES", ...entries(files)),
    section("EXIT STATUS", ...exitCodes.map(([code, doc]) => tagged(String(code), say(doc)))),
    section("EXAMPLES", ...entries(examples)),
  ].join("\n");
}

const synopsis = (label: Speech["label"]): string => {
  const start = `${bold("tensh")} [${plain(label("options"))}]`;
  return [
    start,
    `${start} ${plain("EXPRESSION | SCRIPT")}`,
    `${start} ${bold("-c")} ${plain("STATEMENTS")}`,
    `${start} ${plain("COMMAND WORDS ...")}`,
  ].join("\n.br\n");
};

function commandText(c: Command, { say }: Speech): string {
  const options = Object.entries(c.options).map(([name, o]) => {
    const doc = say(o.doc);
    return tagged(`${name}=${o.choices?.join("|") ?? o.kind}`, o.default === null ? doc : `${doc} (${o.default})`);
  });
  const about = c.about ? [".PP", plain(say(c.about))] : [];
  return [`.SS ${plain(c.name)}`, plain(say(c.summary)), ...about, ".PP", bold(formOf(c)), ...options].join("\n");
}

const about =
  "tensh evaluates tensor expressions in Python's notation. Without arguments it is an interactive shell; with an expression, statements or a script it runs them and ends; statements and data can come in over a pipe. Every command of the shell is a subcommand. Results go to standard output, errors and progress to standard error.";
const settingsText = `The command set shows and changes settings. Lines such as "set digits 4" in $XDG_CONFIG_HOME/${settingsFile} (usually ~/.config/${settingsFile}) hold for every start, except for Python scripts.`;
const files = [
  [`~/.config/${settingsFile}`, "settings for every start"],
  ["~/.local/state/tensh/history", "the lines of earlier conversations"],
] as const;
const examples = [
  ["tensh 'sum([1, 2, 3])'", "one expression"],
  ["tensh reshape 'range(24)' -1,3,4", "a command"],
  ["seq 24 | tensh reshape - 2,-1", "data from standard input"],
  ["tensh 'ones([2, 3])' | tensh sum -", "a value from one tensh to the next"],
  ["tensh --session work.session 'x = range(6)'", "a session that goes on with the next call"],
  ["tensh fit.tsh", "a script"],
] as const;
