/** The manual page, in the man macros of roff, made from the tables of commands and of launch options. */
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
const tagged = (tag: string, text: string): string => `.TP\n${tag}\n${plain(text)}`;
const section = (name: string, body: string): string => `.SH ${name}\n${body}`;
const example = (code: string, what: string): string => tagged(bold(code), what);

/** The page about `tensh`, section 1. */
export function manualPage(commands: readonly Command[]): string {
  return [
    '.\\" Made by `tensh man`. Do not edit.',
    '.TH TENSH 1 "" "tensh" "User commands"',
    section("NAME", plain("tensh - the tensor shell: experiments with tensors, gradients and training")),
    section(
      "SYNOPSIS",
      [
        `${bold("tensh")} [options]`,
        `${bold("tensh")} [options] ${plain("EXPRESSION | SCRIPT")}`,
        `${bold("tensh")} [options] ${bold("-c")} ${plain("STATEMENTS")}`,
        `${bold("tensh")} [options] ${plain("COMMAND WORDS ...")}`,
      ].join("\n.br\n"),
    ),
    section("DESCRIPTION", plain(about)),
    section(
      "OPTIONS",
      launchOptions
        .map((o) => tagged(bold(o.flags), o.choices ? `${o.doc}: ${o.choices.join(", ")}` : o.doc))
        .join("\n"),
    ),
    section("COMMANDS", commands.map(commandText).join("\n")),
    section(
      "SETTINGS",
      `${plain(settingsText)}\n${settingNames.map((n) => tagged(bold(n), `${settingRows[n].doc} (${settingRows[n].default})`)).join("\n")}`,
    ),
    section("ENVIRONMENT", environment.map(([name, doc]) => tagged(bold(name), doc)).join("\n")),
    section("EXIT STATUS", exitCodes.map(([code, doc]) => tagged(bold(String(code)), doc)).join("\n")),
    section("EXAMPLES", examples.map(([code, what]) => example(code, what)).join("\n")),
  ].join("\n");
}

function commandText(c: Command): string {
  const options = Object.entries(c.options).map(
    ([name, o]) =>
      `.TP\n${bold(`${name}=${o.choices?.join("|") ?? o.kind}`)}\n${plain(o.default === null ? o.doc : `${o.doc} (${o.default})`)}`,
  );
  const about = c.about ? `\n.PP\n${plain(c.about)}` : "";
  return `.SS ${plain(c.name)}\n${plain(c.summary)}${about}\n.PP\n${bold(formOf(c))}${options.length > 0 ? `\n${options.join("\n")}` : ""}`;
}

const about =
  "tensh evaluates tensor expressions in Python's notation. Without arguments it is an interactive shell; with an expression, statements or a script it runs them and ends; statements and data can come in over a pipe. Every command of the shell is a subcommand. Results go to standard output, errors and progress to standard error.";
const settingsText = `The command set shows and changes settings. Lines such as "set digits 4" in $XDG_CONFIG_HOME/${settingsFile} (usually ~/.config/${settingsFile}) hold for every start, except for Python scripts.`;
const examples = [
  ["tensh 'sum([1, 2, 3])'", "one expression"],
  ["tensh reshape 'range(24)' -1,3,4", "a command"],
  ["seq 24 | tensh reshape - 2,-1", "data from standard input"],
  ["tensh 'ones([2, 3])' | tensh sum -", "a value from one tensh to the next"],
  ["tensh --session work.session 'x = range(6)'", "a session that goes on with the next call"],
  ["tensh fit.tsh", "a script"],
] as const;
