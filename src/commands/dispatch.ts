/** From a command statement to its entry: words become arguments, arguments become answers. */
import type { Answer } from "../core/answer.ts";
import { sizeOf } from "../core/shape.ts";
import { onlyElement } from "../core/stored.ts";
import { decode } from "../formats/guess.ts";
import { builtinNamed } from "../lang/builtins.ts";
import { literalsOf, toNode } from "../lang/convert.ts";
import { type Env, NotKnownYet } from "../lang/env.ts";
import { evaluate } from "../lang/evaluate.ts";
import { located } from "../lang/fail.ts";
import { isPlain } from "../lang/numbers.ts";
import type { Expr } from "../lang/syntax.ts";
import type { CommandSet } from "../session/session.ts";
import { pathsIn } from "./command.ts";
import { commandNamed, commandNames, isCommand } from "./index.ts";
import { readArguments } from "./read.ts";

/** The number that an expression comes to; null where it is none. */
function numberIn(expr: Expr, env: Env): number | null {
  // A word that means nothing is no number, rather than an unknown name.
  if (expr.kind === "name" && !env.scope.lookup(expr.name) && !builtinNamed(expr.name, env.host.dialect)) return null;
  const value = evaluate(expr, env);
  if (isPlain(value)) return Number(value.value);
  if (value.kind !== "tensor" && value.kind !== "variable") return null;
  const node = toNode(value, literalsOf(env));
  return sizeOf(node.shape) === 1 ? Number(onlyElement(env.host.realize([node])[0]!)) : null;
}

export const commandSet: CommandSet = {
  isCommand,
  names: commandNames,
  pathsOf: (name) => pathsIn(commandNamed(name)!),
  canPreview: (name) => !commandNamed(name)!.acts,
  *run(statement, session, env) {
    const entry = commandNamed(statement.name)!;
    const read = readArguments(entry, statement, env.source.text, (expr) => numberIn(expr().expr, env));
    if (entry.acts && session.previewing) throw new NotKnownYet();
    const answers = entry.run({ ...read, session, env, span: statement.span } as never)[Symbol.iterator]();
    for (;;) {
      const next: IteratorResult<Answer> = located(() => answers.next(), new Map(), statement.span);
      if (next.done) return;
      yield next.value;
    }
  },
  decode: (bytes, path, float) => decode(bytes, { path, float }).values,
};
