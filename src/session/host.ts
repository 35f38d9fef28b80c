/** What the language asks of its surroundings, answered by a session: random numbers, values, printing, files, undo. */
import { sourceOf } from "../graph/node.ts";
import { isWriting } from "../graph/withheld.ts";
import { type FloatErrors, type Host, NotKnownYet } from "../lang/env.ts";
import { doElsewhere } from "../ops/elsewhere.ts";
import { makeAheadBy } from "../random/ahead.ts";
import { drawGlobal, forgetGraph, setSeed, streamFor } from "../random/global.ts";
import { runnerOf } from "../runtime/procedures.ts";
import {
  begun,
  engineNow,
  isGraphWanted,
  kept,
  keptOf,
  numbersAhead,
  orderOf,
  placesOf,
  remembering,
  valuesOf,
} from "../runtime/realize.ts";
import { anyShortcutFor } from "../runtime/shortcut-program.ts";
import { mayFail } from "../runtime/small.ts";
import { filesOf, readFile, saveFigure } from "./files.ts";
import { catchUp, comeRound } from "./loops.ts";
import { roundedWarning } from "./rounded.ts";
import type { Session } from "./session.ts";

export function hostOf(session: Session): Host {
  doElsewhere({ valuesOf, placesOf, keptOf, orderOf });
  makeAheadBy(numbersAhead);
  const floats: FloatErrors = {
    handled: { divide: "warn", over: "warn", under: "ignore", invalid: "warn" },
    heard: false,
    watched: false,
  };
  return {
    dialect: session.dialect,
    get float() {
      return session.settings.float;
    },
    get mixing() {
      return session.settings.mixing;
    },
    random: {
      draw: (distribution, count, own, of, place) => {
        const { draw, next } = drawGlobal(session.random, distribution, count, own, of ?? distribution.dtype, place);
        session.changeRandom(next);
        return draw;
      },
      stream: (kernel, own, blocks, place) => {
        const { stream, next } = streamFor(session.random, kernel, own, blocks, place);
        session.changeRandom(next);
        return stream;
      },
    },
    forgetGraph: (graph) => session.changeRandom(forgetGraph(session.random, graph)),
    foreign: {
      get: () => session.random.foreign ?? {},
      set: (foreign) => session.changeRandom({ ...session.random, foreign }),
      entropy: session.outside.entropy,
    },
    realize: (nodes) => session.realize(nodes),
    settle: (node) => {
      if (!session.previewing && !isGraphWanted() && !isWriting() && mayFail(node)) session.realize([node]);
    },
    keep: (outputs, inputs) => kept(outputs, inputs),
    get shortcut() {
      return session.previewing || isGraphWanted() || isWriting() || floats.watched ? null : anyShortcutFor;
    },
    get procedure() {
      const asWritten = session.previewing || isGraphWanted() || isWriting() || floats.watched;
      return asWritten || engineNow() === "reference" ? null : runnerOf;
    },
    get untilInterrupted() {
      const { untilInterrupted } = session.outside;
      if (!untilInterrupted || session.previewing) return undefined;
      // However the engine was set within the task when that ended.
      return <T>(task: () => T) => begun(() => untilInterrupted(task));
    },
    print: (text) => {
      session.printed = true;
      if (!session.previewing) session.emit({ kind: "print", line: session.line, text });
    },
    printAside: (text) => {
      if (!session.previewing) session.emit({ kind: "print", line: session.line, text, aside: true });
    },
    warn: (diagnostic) => {
      if (session.previewing) return;
      session.ask({ kind: "diagnostic", diagnostic });
      session.emit({ kind: "diagnostic", line: session.line, diagnostic });
    },
    differentiated: (what) => session.ask({ kind: "gradients", ...what }),
    mention: (make) => {
      if (!session.typed || session.previewing) return;
      const diagnostic = make();
      if (session.saysFirst(diagnostic.code)) session.host.warn(diagnostic);
    },
    touch: (key, undo) => session.touch(key, undo),
    isOwn: (thing) => session.journal.isOwn(thing),
    lasting: (task) => session.lasting(task),
    turn: (scope) => comeRound(session, scope),
    catchUp: (scope) => catchUp(session, scope),
    runCommand: (statement, env) => {
      if (session.previewing && !session.outside.commands.canPreview(statement.name)) throw new NotKnownYet();
      // Commands look at graphs as they are written.
      remembering(() => {
        for (const answer of session.outside.commands.run(statement, session, env)) {
          if (session.previewing) session.foreseen = answer;
          else session.emit({ kind: "answer", line: session.line, answer });
        }
      });
    },
    printing: { options: {}, formatter: { kind: "none" } },
    functions: { eager: false },
    floats,
    show: (figure) => {
      if (session.previewing) throw new NotKnownYet();
      session.emit({
        kind: "answer",
        line: session.line,
        answer: { kind: "plot", figure, size: [null, null], file: null },
      });
    },
    save: (figure, path) => saveFigure(session, figure, path),
    clock: session.outside.now,
    read: (path) => {
      if (session.previewing) throw new NotKnownYet();
      const { bytes } = readFile(session, path);
      const float = session.settings.float === "float64" ? "float64" : "float32";
      const decoded = session.outside.commands.decode(bytes, path ?? "standard input", float);
      const warning = roundedWarning(decoded, path ?? "standard input");
      if (warning) session.host.warn(warning);
      return sourceOf(decoded.values);
    },
    files: filesOf(session),
    scriptWords: () => [session.running[0] ?? "", ...session.scriptWords],
    setSeed: (seed) => {
      const { foreign } = session.random;
      session.changeRandom(foreign ? { ...setSeed(seed), foreign } : setSeed(seed));
    },
    result: (line) => session.resultAt(line),
  };
}
