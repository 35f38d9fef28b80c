/**
 * The documents that are made from the tables: commands, operations, functions, errors, settings, the example scripts, and
 * pictures of the terminal.
 * Gives their paths and texts; `docs.js` writes or checks them.
 */

import { formOf } from "../src/commands/command.ts";
import { allCommands } from "../src/commands/index.ts";
import { environment, exitCodes, launchOptions, settingsFile } from "../src/commands/launch.ts";
import { manualPage } from "../src/commands/manual.ts";
import { mistakes } from "../src/commands/mistakes.ts";
import { tours } from "../src/commands/tours.ts";
import { catalogue, codes } from "../src/core/catalogue.ts";
import { showSignature } from "../src/core/params.ts";
import { builtins } from "../src/lang/builtins.ts";
import { groupNames, operationsIn } from "../src/ops/index.ts";
import type { Example, Names } from "../src/ops/operation.ts";
import { settingNames, settingRows } from "../src/session/settings.ts";
import { optimizers } from "../src/train/optimizers.ts";
import { screenshots } from "./screenshots.ts";

const made = "<!-- Made from the tables of the source by `npm run docs`. Do not edit. -->\n";
const code = (text: string): string => `\`${text.replaceAll("|", "\\|")}\``;
const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");

const exampleBlock = (examples: readonly Example[]): string =>
  examples.length === 0
    ? ""
    : `\n\`\`\`\n${examples.map((e) => `> ${e.code}${e.shows === "" ? "" : `\n${e.shows}`}`).join("\n")}\n\`\`\`\n`;

const elsewhere = (also: Names): string =>
  (["tf", "np", "torch"] as const).flatMap((f) => also[f]?.split(" ").map((n) => code(`${f}.${n}`)) ?? []).join(" ");

function commandsPage(): string {
  const sections = allCommands().map((c) => {
    const params = Object.entries(c.params).map(
      ([name, p]) =>
        `| ${code(p.lead ? `${p.lead} ${p.shown ?? name}` : (p.shown ?? name.toUpperCase()))} | ${cell(p.doc)} | |`,
    );
    const options = Object.entries(c.options).map(([name, o]) => {
      const takes = o.choices
        ? o.choices.join("|")
        : { int: "N", number: "X", bool: "true|false", word: "WORD", list: "A,B", expr: "EXPR", text: "TEXT" }[o.kind];
      return `| ${code(`${name}=${takes}`)} | ${cell(o.doc)} | ${o.default === null ? "" : code(String(o.default))} |`;
    });
    const rows = [...params, ...options];
    const table = rows.length === 0 ? "" : `\n| | | usually |\n|---|---|---|\n${rows.join("\n")}\n`;
    return `## ${c.name}\n\n${c.summary}${c.about ? ` ${c.about}` : ""}\n\n${code(formOf(c))}\n${table}${exampleBlock(c.examples)}`;
  });
  const tuned = Object.values(optimizers).map((o) => {
    const tuning = Object.entries(o.tuning).map(([name, t]) => `${code(`${name}=${t.default}`)} ${t.doc}`);
    return `| ${code(`opt=${o.name}`)} | ${cell(o.doc)} | ${tuning.join("; ")} |`;
  });
  const settings = settingNames.map((n) => {
    const { takes, doc, default: usual } = settingRows[n];
    return `| ${code(n)} | ${cell(doc)} | ${"low" in takes ? `${takes.low} to ${takes.high}` : takes.map(code).join(" ")} | ${code(String(usual))} |`;
  });
  return `${made}\n# Commands\n\nA command is the first word of a line; as \`tensh WORD …\` it is a subcommand too. White space separates arguments: \`x -1\` is\ntwo, \`x - 1\` is one. Options are written \`key=value\` or \`--key value\`.\n\n${sections.join("\n")}\n## Optimizers of fit\n\n| | step | tuned by |\n|---|---|---|\n${tuned.join("\n")}\n\n## Settings\n\n| | | takes | usually |\n|---|---|---|---|\n${settings.join("\n")}\n`;
}

function operationsPage(): string {
  const sections = groupNames.map((group) => {
    const entries = operationsIn(group).map(
      (op) =>
        `### ${op.name}\n\n${op.doc}\n\n${code(showSignature(op.name, op.params))}${elsewhere(op.also) ? `\n· ${elsewhere(op.also)}` : ""}\n${exampleBlock(op.examples)}`,
    );
    return `## ${group}\n\n${entries.join("\n")}`;
  });
  const functions = [...builtins().values()].map(
    (b) =>
      `### ${b.value.name}\n\n${b.doc}\n\n${code(b.form)}${elsewhere(b.also ?? {}) ? `\n· ${elsewhere(b.also ?? {})}` : ""}\n${exampleBlock(b.examples)}`,
  );
  return `${made}\n# Operations\n\nFunctions of tensors, by subject. Most are methods too: \`x.sum(axis=0)\`. The names of TensorFlow, NumPy and PyTorch that\nfind them stand beside each.\n\n${sections.join("\n")}\n## Functions\n\nWhat is no operation on tensors: Python's own functions, Variables, tapes, generators.\n\n${functions.join("\n")}`;
}

function errorsPage(): string {
  const sections = codes.map((c) => {
    const mistake = mistakes[c];
    const example = mistake
      ? `\n\n\`\`\`\n${mistake.code}\n\`\`\`\n\nsays: ${mistake.says.replace(/[<>*_]/g, "\\$&")}`
      : "";
    return `## ${c}\n\n${catalogue[c].about}${example}\n`;
  });
  return `${made}\n# Errors\n\nEvery error has a stable code. \`help CODE\` shows the same text.\n\n${sections.join("\n")}`;
}

function settingsPage(): string {
  const settings = settingNames.map((n) => {
    const { takes, doc, default: usual } = settingRows[n];
    return `| ${code(n)} | ${cell(doc)} | ${"low" in takes ? `${takes.low} to ${takes.high}` : takes.map(code).join(" ")} | ${code(String(usual))} |`;
  });
  const options = launchOptions.map(
    (o) => `| ${code(o.flags)} | ${cell(o.choices ? `${o.doc}: ${o.choices.join(", ")}` : o.doc)} |`,
  );
  const variables = environment.map(([name, doc]) => `| ${code(name)} | ${cell(doc)} |`);
  const exits = exitCodes.map(([number, doc]) => `| ${number} | ${cell(doc)} |`);
  return `${made}
# Settings, options, environment

\`set\` shows the settings, \`set KEY VALUE\` changes one for the session.

| | | takes | usually |
|---|---|---|---|
${settings.join("\n")}

## The settings file

\`$XDG_CONFIG_HOME/${settingsFile}\` (usually \`~/.config/${settingsFile}\`) holds lines of \`set\`, read at every start:

\`\`\`
# how I like it
set digits 4
set float float64
\`\`\`

A line that is wrong is reported, and the others hold. \`--no-config\` leaves the file unread, \`TENSH_CONFIG\` names another
one (or none, if it is empty). Python scripts (\`.py\`) do not read it: TensorFlow's own rules hold there. A session that is
loaded brings its own settings.

## Options

| | |
|---|---|
${options.join("\n")}

## Environment

| | |
|---|---|
${variables.join("\n")}

## Exit codes

| | |
|---|---|
${exits.join("\n")}

## Completion and the manual page

\`tensh completion bash\` (\`zsh\`, \`fish\`) prints a completion script; \`help completion\` says where it goes. \`tensh man | man -l -\`
shows the manual page, which is also \`docs/tensh.1\`.
`;
}

/** Every document by its path. */
export const documents: ReadonlyMap<string, string> = new Map([
  ["docs/commands.md", commandsPage()],
  ["docs/operations.md", operationsPage()],
  ["docs/errors.md", errorsPage()],
  ["docs/settings.md", settingsPage()],
  ["docs/tensh.1", `${manualPage(allCommands())}\n`],
  ...screenshots(),
  ...tours.map(
    (t) =>
      [
        `examples/${t.name}.tsh`,
        `#!/usr/bin/env tensh\n# ${t.title}. Run it: tensh examples/${t.name}.tsh\n\n${t.lines.join("\n")}\n`,
      ] as const,
  ),
]);

/** The table of commands in the README, between its two marks. */
export const commandTable: string = `| command | |\n|---|---|\n${allCommands()
  .map((c) => `| ${code(c.name)} | ${cell(c.summary)} |`)
  .join("\n")}`;
