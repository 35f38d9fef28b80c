/** The table of commands, in the order in which help lists them. The shell, subcommands, completion and docs read it. */
import { assign } from "./assign.ts";
import type { Command } from "./command.ts";
import { convert } from "./convert.ts";
import { del } from "./del.ts";
import { examples } from "./examples.ts";
import { fit } from "./fit.ts";
import { grad, hessian, jacobian } from "./grad.ts";
import { helpOn } from "./help.ts";
import { history, redo, undo } from "./history.ts";
import { info } from "./info.ts";
import { load, save } from "./load.ts";
import { reshape } from "./reshape.ts";
import { quit, run } from "./script.ts";
import { seed } from "./seed.ts";
import { set } from "./set.ts";
import { slice } from "./slice.ts";
import { stats } from "./stats.ts";
import { tape } from "./tape.ts";
import { tensor } from "./tensor.ts";
import { time } from "./time.ts";
import { variable } from "./var.ts";
import { vars } from "./vars.ts";

const all: readonly Command[] = [
  tensor,
  slice,
  reshape,
  variable,
  assign,
  convert,
  grad,
  jacobian,
  hessian,
  tape,
  fit,
  vars,
  info,
  stats,
  time,
  load,
  save,
  seed,
  run,
  del,
  history,
  undo,
  redo,
  set,
  examples,
  helpOn(() => commands),
  quit,
];

export const commands: ReadonlyMap<string, Command> = new Map(all.map((c) => [c.name, c]));
