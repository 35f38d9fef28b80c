/** The table of commands, in the order in which help lists them. The shell, subcommands, completion and docs read it. */
import { assign } from "./assign.ts";
import { check } from "./check.ts";
import type { Command } from "./command.ts";
import { completionOf, manOf } from "./completion.ts";
import { convert } from "./convert.ts";
import { del } from "./del.ts";
import { examples } from "./examples.ts";
import { explain } from "./explain.ts";
import { codeOf, exportOf } from "./export.ts";
import { fit } from "./fit.ts";
import { grad, hessian, jacobian } from "./grad.ts";
import { heat, image } from "./heat.ts";
import { helpOn } from "./help.ts";
import { hist } from "./hist.ts";
import { goto, history, redo, reset, undo } from "./history.ts";
import { info } from "./info.ts";
import { load, save } from "./load.ts";
import { type CommandName, commandNames, isCommand, meantBy } from "./names.ts";
import { plot, scatter } from "./plot.ts";
import { reshape } from "./reshape.ts";
import { quit, run } from "./script.ts";
import { seed } from "./seed.ts";
import { session } from "./session.ts";
import { set } from "./set.ts";
import { slice } from "./slice.ts";
import { solve } from "./solve.ts";
import { stats } from "./stats.ts";
import { tape } from "./tape.ts";
import { tensor } from "./tensor.ts";
import { test } from "./test.ts";
import { bench, time } from "./time.ts";
import { traceOn } from "./trace.ts";
import { tutorial } from "./tutorial.ts";
import { variable } from "./var.ts";
import { vars } from "./vars.ts";
import { why } from "./why.ts";

/** Entries that know the table are made when they are asked for: every start reads the names alone. */
function once(make: () => Command): () => Command {
  let made: Command | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

const entries: Readonly<Record<CommandName, () => Command>> = {
  tensor: () => tensor,
  slice: () => slice,
  reshape: () => reshape,
  var: () => variable,
  assign: () => assign,
  convert: () => convert,
  grad: () => grad,
  jacobian: () => jacobian,
  hessian: () => hessian,
  tape: () => tape,
  why: () => why,
  check: () => check,
  solve: () => solve,
  fit: () => fit,
  plot: () => plot,
  scatter: () => scatter,
  hist: () => hist,
  heat: () => heat,
  image: () => image,
  vars: () => vars,
  info: () => info,
  stats: () => stats,
  explain: () => explain,
  trace: once(() => traceOn(commandNamed)),
  time: () => time,
  bench: () => bench,
  load: () => load,
  save: () => save,
  seed: () => seed,
  run: () => run,
  test: () => test,
  del: () => del,
  history: () => history,
  undo: () => undo,
  redo: () => redo,
  goto: () => goto,
  session: () => session,
  reset: () => reset,
  code: once(() => codeOf(commandNamed)),
  export: once(() => exportOf(commandNamed)),
  set: () => set,
  examples: () => examples,
  tutorial: () => tutorial,
  help: once(() => helpOn({ commandNamed, allCommands })),
  completion: once(() => completionOf(allCommands)),
  man: once(() => manOf(allCommands)),
  quit: () => quit,
};

export const commandNamed = (name: string): Command | undefined =>
  isCommand(name) ? entries[meantBy(name)]() : undefined;
export const allCommands = (): readonly Command[] => commandNames.map((name) => entries[name]());
