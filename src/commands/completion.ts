/** `completion SHELL` and `man`: what other programs are told about tensh, made from the table of commands. */
import { failAt } from "../lang/fail.ts";
import { didYouMean } from "../lang/suggest.ts";
import { spokenIn } from "../session/spoken.ts";
import { type Command, command } from "./command.ts";
import { completionScripts, shells } from "./completion-scripts.ts";
import { manualPage } from "./manual.ts";

export const completionOf = (allCommands: () => readonly Command[]): Command =>
  command({
    name: "completion",
    summary: "Print the completion script for bash, zsh or fish.",
    about:
      "bash: put `source <(tensh completion bash)` in ~/.bashrc. zsh: `tensh completion zsh > ~/.zfunc/_tensh`, with ~/.zfunc in fpath before compinit. fish: `tensh completion fish > ~/.config/fish/completions/tensh.fish`.",
    params: {
      shell: { kind: "word", doc: "the shell that is to complete", shown: shells.join("|"), choices: () => shells },
    },
    options: {},
    arrow: false,
    examples: [{ code: "completion bash", shows: "" }],
    *run({ args: { shell } }) {
      const name = shells.find((s) => s === shell.text);
      if (!name)
        throw failAt("command/choice", { text: shell.text, choices: shells.join(", ") }, shell.span, "", {
          help: didYouMean(shell.text, shells),
        });
      yield { kind: "text", text: completionScripts[name](allCommands()), verbatim: true };
    },
  });

export const manOf = (allCommands: () => readonly Command[]): Command =>
  command({
    name: "man",
    summary: "Print the manual page; `tensh man | man -l -` shows it.",
    params: {},
    options: {},
    arrow: false,
    examples: [{ code: "man", shows: "" }],
    *run({ session }) {
      yield { kind: "text", text: manualPage(allCommands(), spokenIn(session)), verbatim: true };
    },
  });
