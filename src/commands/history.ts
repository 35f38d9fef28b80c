/** `history`, `undo`, `redo`, `goto`, `reset`: what was typed, and going back and forth in it. */
import type { Answer } from "../core/answer.ts";
import { refuse } from "../core/errors.ts";
import { writeVariable } from "../graph/variable.ts";
import { partUndo } from "../lang/env.ts";
import { failAt } from "../lang/fail.ts";
import { addStored } from "../lang/held.ts";
import { describeBriefly } from "../session/answers.ts";
import type { HistoryEntry, Session } from "../session/session.ts";
import { type Call, command, type WordArg } from "./command.ts";
import { namesOfVariables } from "./targets.ts";

/** @throws command/value for anything but a whole number from 0 on. */
function wholeNumber(word: WordArg, name: string): number {
  const n = /^\d[\d_]*$/.test(word.text) ? Number(word.text.replaceAll("_", "")) : Number.NaN;
  if (Number.isSafeInteger(n)) return n;
  throw failAt("command/value", { name, wanted: "a whole number from 0 on", found: `\`${word.text}\`` }, word.span);
}

export const history = command({
  name: "history",
  summary: "List what was run, with line numbers and results; failed and undone lines are marked.",
  params: {
    asked: {
      kind: "words",
      doc: "how many of the last ones, and a text that they have in them; left out: all of them",
      shown: "N] [grep TEXT",
      optional: true,
    },
  },
  options: {},
  arrow: false,
  examples: [
    { code: "history 5", shows: "" },
    { code: "history grep fit", shows: "" },
  ],
  *run({ args, session, env }) {
    const { count, pattern } = historyAsked(args.asked ?? [], env);
    const found = session.history.filter((e) => e.text.toLowerCase().includes(pattern));
    const undone = session.journal.undone();
    const entries = found.slice(Math.max(0, found.length - count)).map((e) => ({
      ...e,
      mark: e.failed ? "failed" : undone.has(e.id) ? "undone" : "",
      result: resultText(e, session, env),
    }));
    yield {
      kind: "table",
      name: "history",
      columns: [
        { head: "line", align: "right" },
        { head: "", align: "left", ours: true },
        { head: "statement", align: "left" },
        { head: "result", align: "left" },
      ],
      rows: entries.map((e) => [String(e.line), e.mark, e.text, e.result ?? ""]),
      data: entries.map(({ line, text, failed, mark, result }) => ({
        line,
        text,
        failed,
        undone: mark === "undone",
        result,
      })),
    };
  },
});

/** `[N] [grep TEXT]`. The text goes to the end of the line, whatever is in it. */
function historyAsked(words: readonly WordArg[], env: Call["env"]): { count: number; pattern: string } {
  const all = { count: Number.POSITIVE_INFINITY, pattern: "" };
  if (words.length === 0) return all;
  const span = { start: words[0]!.span.start, end: words.at(-1)!.span.end };
  const text = env.source.text.slice(span.start, span.end);
  const { number, grep } = /^(?:(?!grep\b)(?<number>\S+)\s*)?(?:grep\s+(?<grep>.*))?$/s.exec(text)?.groups ?? {};
  if (number === undefined && grep === undefined)
    throw failAt("command/missing", { command: "history", what: "a number, or grep and a text" }, span);
  return {
    count: number === undefined ? all.count : wholeNumber({ text: number, span: words[0]!.span }, "history"),
    pattern: grep?.replace(/^(['"])(.*)\1$/s, "$2").toLowerCase() ?? "",
  };
}

function resultText(entry: HistoryEntry, session: Session, env: Call["env"]): string | null {
  if (entry.brokenAt) return `interrupted after epoch ${entry.brokenAt.epochs}`;
  const result = session.resultOf(entry);
  return result === undefined ? null : (result.was ?? describeBriefly(result.value, env));
}

const howMany = { kind: "word", doc: "how many lines; left out: one", shown: "N", optional: true } as const;

/** As many lines as were asked for, if there are so many. */
function* stepping({ args, session }: Call<{ count: typeof howMany }>, way: "undo" | "redo"): Generator<Answer> {
  const count = args.count ? wholeNumber(args.count, way) : 1;
  for (let i = 0; i < count; i++) {
    const steps = session.journal[way](session.place);
    if (steps.length === 0 && i === 0) throw refuse("state/nothing", { what: way });
    if (steps.length === 0) return;
    const texts = steps.map((s) => s.text.trimEnd());
    yield { kind: "text", text: sayLine(way === "undo" ? texts.reverse() : texts, way) };
  }
}

/** Says what the statements of a line were, as it was typed; of a script that a line ran, the first and the last one. */
function sayLine(texts: readonly string[], way: "undo" | "redo"): string {
  const many = texts.length > listed;
  if (way === "undo")
    return many ? `undone, ${texts.length} statements: ${texts[0]} … ${texts.at(-1)}` : `undone: ${texts.join("; ")}`;
  return many
    ? `done again, ${texts.length} statements: ${texts[0]} … ${texts.at(-1)}`
    : `done again: ${texts.join("; ")}`;
}
const listed = 4;

/** Time travel within a statement that changed something already would tear it apart. */
function standsAlone({ session, span }: Pick<Call, "session" | "span">, name: string): void {
  if (session.journal.changed) throw failAt("state/inside", { command: name }, span);
}

export const undo = command({
  name: "undo",
  acts: true,
  summary: "Take the last line back: names, Variables, random state, settings.",
  about:
    "All statements of the line go, those of a script that it ran too; on one line with them, undo takes back the one before it. undo 3 takes the last three lines back. `goto 3` goes to the state after line 3.",
  params: { count: howMany },
  options: {},
  arrow: false,
  examples: [{ code: "x = [1]; x = [2]; undo; x", shows: "[1]" }],
  *run(call) {
    standsAlone(call, "undo");
    yield* stepping(call, "undo");
  },
});

export const redo = command({
  name: "redo",
  acts: true,
  summary: "Bring back what undo took away.",
  params: { count: howMany },
  options: {},
  arrow: false,
  examples: [{ code: "x = [1]; x = [2]; undo; redo; x", shows: "[2]" }],
  *run(call) {
    standsAlone(call, "redo");
    yield* stepping(call, "redo");
  },
});

export const goto = command({
  name: "goto",
  acts: true,
  summary: "Go to the state after a line, or to an epoch of the last fit.",
  about:
    "goto 0 is the beginning. Lines after N are undone, and redo or goto brings them back until something new is run. goto epoch N gives the Variables of the last fit, and the random state, the values that they had after that epoch (0: before the first); undo takes it back.",
  params: {
    epoch: { kind: "word", doc: "an epoch of the last fit", lead: "epoch", shown: "N", optional: true },
    line: { kind: "word", doc: "a line of the history", shown: "N", optional: true },
  },
  options: {},
  arrow: false,
  examples: [{ code: "x = [1]\nx = [2]\ngoto 1\nx", shows: "[1]" }],
  *run(call) {
    const { line, epoch } = call.args;
    if (!line === !epoch) {
      const what = "one of N, a line, and epoch N, an epoch of the last fit";
      throw failAt("command/missing", { command: "goto", what }, call.span);
    }
    if (line) yield { kind: "text", text: goToLine(call, line) };
    if (epoch) yield { kind: "text", text: goToEpoch(call, epoch) };
  },
});

function goToLine(call: Pick<Call, "session" | "span">, word: WordArg): string {
  const { journal, history: entries } = call.session;
  standsAlone(call, "goto");
  const line = wholeNumber(word, "goto");
  const last = entries.at(-1)?.line ?? 0;
  const first = Math.max(journal.forgotten, 0);
  if (line > last) {
    const detail = last === 0 ? "nothing was run before this" : `lines go from 1 to ${last}; 0 is the beginning`;
    throw failAt("state/goto", { what: `line ${line}`, detail }, word.span);
  }
  if (line < first) {
    const detail = `what came before the end of line ${first} was forgotten`;
    throw failAt("state/goto", { what: `way back to line ${line}`, detail }, word.span, "", {
      help: [`goto ${first}`, "`set undo` says how many megabytes old states may hold"],
    });
  }
  const { undone, redone } = journal.goTo(line);
  const did = [...(undone > 0 ? [`${undone} undone`] : []), ...(redone > 0 ? [`${redone} done again`] : [])];
  return `at line ${line}: ${did.length > 0 ? did.join(", ") : "nothing had changed since"}`;
}

function goToEpoch({ session, env, span }: Pick<Call, "session" | "env" | "span">, word: WordArg): string {
  const epoch = wholeNumber(word, "goto epoch");
  const found = session.journal.lastEpochs();
  if (!found) throw failAt("state/goto", { what: `epoch ${epoch}`, detail: "no fit was run, or it was undone" }, span);
  const { epochs, step } = found;
  const state = epochs.at(epoch);
  if (!state) {
    const near = Math.min(Math.round(epoch / epochs.stride) * epochs.stride, epochs.last);
    const beyond = epoch > epochs.last;
    const detail = beyond ? `the last fit went from 0 to ${epochs.last}` : `one in ${epochs.stride} was kept`;
    const help = beyond ? [] : [`goto epoch ${near - (near % epochs.stride)}`];
    throw failAt("state/goto", { what: `epoch ${epoch}`, detail }, word.span, "", { help });
  }
  for (const [variable, value] of state.values) {
    const write = (old: typeof value): void => writeVariable(variable, old);
    env.host.touch(variable, () => partUndo(() => variable.value, write, variable.value, addStored));
    write(value);
  }
  if (session.random !== state.random) session.changeRandom(state.random);
  const names = epochs.variables.map(namesOfVariables(session)).join(", ");
  return `${names} as after epoch ${epoch} of ${epochs.last}: ${step.text}`;
}

export const reset = command({
  name: "reset",
  acts: true,
  summary: "Forget all names; undo brings them back.",
  params: {},
  options: {},
  arrow: false,
  examples: [{ code: "x = [1]; reset; vars", shows: "" }],
  *run({ session, env }) {
    const count = session.scope.names.size;
    session.forgetNames(env);
    yield {
      kind: "text",
      text: `${count} name${count === 1 ? "" : "s"} forgotten; undo brings ${count === 1 ? "it" : "them"} back`,
    };
  },
});
