/** `export session FILE as NAME` and `code as NAME`: the session as Python code that gives the same numbers. */

import type { Span } from "../core/errors.ts";
import { type Target, targets } from "../export/framework.ts";
import { sessionScript } from "../export/script.ts";
import { failAt, located } from "../lang/fail.ts";
import { didYouMean } from "../lang/suggest.ts";
import type { Session } from "../session/session.ts";
import { type Command, command, type WordArg } from "./command.ts";
import { numberIn } from "./number-option.ts";
import { readArguments } from "./read.ts";

export type CommandNamed = (name: string) => Command | undefined;

const short: Readonly<Record<string, Target>> = { tf: "tensorflow", np: "numpy", pytorch: "torch", jnp: "jax" };

function targetOf(word: WordArg | null): Target {
  if (!word) return "tensorflow";
  const found = Object.hasOwn(short, word.text) ? short[word.text] : targets.find((t) => t === word.text);
  if (found) return found;
  throw failAt("command/choice", { text: word.text, choices: targets.join(", ") }, word.span, "", {
    help: didYouMean(word.text, targets),
  });
}

const written = (session: Session, target: Target, commandNamed: CommandNamed, span: Span): string =>
  located(
    () =>
      sessionScript(session, target, (statement, text, env) => {
        const { args, options, into } = readArguments(commandNamed(statement.name)!, statement, text, (e) =>
          numberIn(e().expr, env),
        );
        return { name: statement.name, args, options, into };
      }),
    new Map(),
    span,
  );

const framework = {
  kind: "word",
  doc: "tensorflow (or left out), numpy, torch, jax",
  lead: "as",
  shown: "FRAMEWORK",
  optional: true,
  choices: () => targets,
} as const;

export const codeOf = (commandNamed: CommandNamed): Command =>
  command({
    name: "code",
    summary: "Show the session as Python code for TensorFlow, NumPy, PyTorch or JAX.",
    about:
      "Every statement that still holds is written in the words of the framework. What it has no words for (TensorFlow's random numbers elsewhere, say) is written down as the values that it gave, with the statement as a comment. Keras' models of layers in a row become PyTorch's modules, or functions in NumPy and JAX, with their weights. `export session FILE as torch` writes the same into a file.",
    params: { framework },
    options: {},
    arrow: false,
    examples: [{ code: "x = [1, 2]; y = sum(x) * 2; code as numpy", shows: "" }],
    *run({ args, session, span }) {
      const text = written(session, targetOf(args.framework), commandNamed, args.framework?.span ?? span);
      yield { kind: "text", text: text.trimEnd(), verbatim: true };
    },
  });

export const exportOf = (commandNamed: CommandNamed): Command =>
  command({
    name: "export",
    summary: "Write the session into a Python script that gives the same numbers.",
    params: {
      what: { kind: "word", doc: "session", shown: "session", choices: () => ["session"] },
      file: { kind: "path", doc: "the script", shown: "FILE" },
      framework,
    },
    options: {},
    arrow: false,
    examples: [{ code: "export session model.py as torch", shows: "" }],
    *run({ args, session, span }) {
      const { what, file } = args;
      if (what.text !== "session") throw failAt("command/choice", { text: what.text, choices: "session" }, what.span);
      const target = targetOf(args.framework);
      const module = /([^/\\]*)\.py$/.exec(file.text)?.[1] ?? "";
      if (["numpy", "tensorflow", "torch", "jax"].includes(module))
        throw failAt("export/name", { path: file.text, name: module }, file.span, "", {
          help: [`export session my_${module}.py as ${target}`],
        });
      const text = written(session, target, commandNamed, args.framework?.span ?? span);
      located(() => session.outside.writeBytes(file.text, new TextEncoder().encode(text)), new Map(), file.span);
      yield { kind: "text", text: `${file.text}: ${text.split("\n").length - 1} lines of Python with ${target}` };
    },
  });
