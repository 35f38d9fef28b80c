/**
 * `tutorial`: says a thing, asks for a line, and looks at what the person's lines come to. It knows no right words, only
 * right values: those that its own line gives in a session of its own. Where it stands is part of the session and goes
 * back with undo.
 */
import type { Answer, HelpSection } from "../core/answer.ts";
import { showShape } from "../core/shape.ts";
import { failAt } from "../lang/fail.ts";
import { didYouMean } from "../lang/suggest.ts";
import type { Value } from "../lang/value.ts";
import { answerOf } from "../session/answers.ts";
import { runText } from "../session/run.ts";
import { Session, type Watcher } from "../session/session.ts";
import { command, type WordArg } from "./command.ts";
import { type Lesson, lessons } from "./lessons.ts";

const words = ["next", "back", "hint", "list", "quit"] as const;
type Word = (typeof words)[number];
/** What the words are called in Korean, whichever language is set. */
const korean: Readonly<Record<string, Word>> = { 힌트: "hint", 다음: "next", 이전: "back", 목록: "list", 그만: "quit" };
const wordIn = (text: string): Word | null =>
  Object.hasOwn(korean, text) ? korean[text]! : (words.find((w) => w === text) ?? null);

export const isTutorialWord = (text: string): boolean => wordIn(text) !== null;

export const tutorial = command({
  name: "tutorial",
  summary: "Learn step by step: from scalars to a trained line, with lines to type.",
  about:
    "Each step says something and asks for a line. Any line that gives the right value is right, and the next step comes. `hint` helps, and once more shows a line; `next` and `back` go on and back, `list` lists the steps, `tutorial 9` goes to step 9, `tutorial` says the step again, `tutorial quit` ends it. Your names and values are your own; undo takes a step back too.",
  params: {
    where: {
      kind: "word",
      doc: "a step's number, or next, back, hint, list, quit; left out: begin, or say the step again",
      optional: true,
      choices: () => words,
    },
  },
  options: {},
  acts: true,
  arrow: false,
  examples: [{ code: "tutorial", shows: "" }],
  *run({ args: { where }, session }) {
    const at = session.watcher === null ? null : (places.get(session.watcher) ?? null);
    if (where === null && at === null)
      yield { kind: "help", topic: "tutorial", sections: [{ kind: "text", text: beginning }] };
    if (where === null) return yield* show(session, at ?? { step: 0, hints: 0 });
    const step = stepOf(where, at?.step ?? 0);
    switch (step) {
      case "list":
        return yield listing();
      case "quit":
        session.changeWatcher(null);
        return yield { kind: "text", text: "the tutorial is over; your names stay" };
      case "hint":
        return yield* hint(session, at ?? { step: 0, hints: 0 });
      default:
        return yield* show(session, { step, hints: 0 });
    }
  },
});

const beginning =
  "Type the line that each step asks for. `hint` helps, `next` and `back` go on and back, `tutorial quit` ends it.";

/** Where a tutorial stands: at which step, and how many hints it gave there. */
interface Place {
  readonly step: number;
  readonly hints: number;
  /** What was last said to be missing, or how to go on. */
  readonly said?: string;
}
/** The session knows only who looks on: this says at what. */
const places = new WeakMap<NonNullable<Session["watcher"]>, Place>();

function stepOf(where: WordArg, now: number): number | Exclude<Word, "next" | "back"> {
  const { text } = where;
  const word = wordIn(text);
  if (word === "next") return now + 1;
  if (word === "back") return Math.max(0, now - 1);
  if (word !== null) return word;
  if (/^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= lessons.length) return Number(text) - 1;
  const choices = `1 to ${lessons.length}, ${words.join(", ")}`;
  throw failAt("command/choice", { text, choices }, where.span, "", { help: didYouMean(text, words) });
}

const listing = (): Answer => ({
  kind: "help",
  topic: "tutorial",
  sections: [
    { kind: "title", name: "tutorial", about: "its steps" },
    { kind: "entries", entries: lessons.map((l, i) => [`tutorial ${i + 1}`, l.title] as const) },
  ],
});

/** Goes to a step, and says it; behind the last one it ends. */
function* show(session: Session, place: Place): Generator<Answer> {
  const lesson = lessons[place.step];
  if (!lesson) {
    session.changeWatcher(null);
    const sections: HelpSection[] = [
      { kind: "text", text: "That was the last step: you have trained a model." },
      { kind: "text", text: "plot fit draws it, examples shows more lines to try, help lists what there is." },
    ];
    return yield { kind: "help", topic: "tutorial", sections };
  }
  goTo(session, place);
  const missing = (lesson.uses ?? []).filter((name) => !session.scope.names.has(name));
  yield {
    kind: "help",
    topic: "tutorial",
    sections: [
      { kind: "title", name: `${place.step + 1}/${lessons.length}`, about: lesson.title },
      { kind: "text", text: lesson.says },
      { kind: "task", text: lesson.asks },
      ...setUp(missing, place.step),
    ],
  };
}

/** What has to be typed first where names of earlier steps are missing. */
function setUp(missing: readonly string[], step: number): HelpSection[] {
  if (missing.length === 0) return [];
  const before = lessons.slice(0, step);
  const needed = new Set(missing);
  for (const l of before.toReversed())
    if (l.names?.some((n) => needed.has(n))) for (const u of l.uses ?? []) needed.add(u);
  const lines = before.filter((l) => l.names?.some((n) => needed.has(n)));
  return [
    { kind: "text", text: "Earlier steps made what it uses. Type first:" },
    ...lines.map((l): HelpSection => ({ kind: "example", code: l.line, shows: "" })),
  ];
}

function* hint(session: Session, place: Place): Generator<Answer> {
  const lesson = lessons[place.step]!;
  goTo(session, { ...place, hints: place.hints + 1 });
  if (place.hints === 0) return yield { kind: "text", text: lesson.hint };
  yield { kind: "help", topic: "tutorial", sections: [{ kind: "example", code: lesson.line, shows: "" }] };
}

function goTo(session: Session, place: Place): void {
  const watcher: Watcher = Object.assign((s: Session) => look(s, place), { standsFor: ownWord });
  places.set(watcher, place);
  session.changeWatcher(watcher);
}

/** Its words stand for themselves where no name has them; `quit` leaves the shell. */
const ownWord = (text: string): readonly [string, Word] | null => {
  const word = wordIn(text);
  return word === null || text === "quit" ? null : ["tutorial", word];
};

/** What the tutorial says to a statement: nothing to one that came to nothing. */
function* look(session: Session, place: Place): Generator<Answer> {
  const { step } = place;
  const lesson = lessons[step]!;
  // Names and Variables; what is set, seeded or said in another language is no answer to a step.
  const changed = [...session.changed].filter((key) => typeof key !== "string" || key.startsWith("name "));
  const shown = session.fresh;
  if (shown === undefined && changed.length === 0) return;
  if (!lesson.names && found(session).length === 0) return;
  // A tape, a function or a loop prepares a line that shows something.
  if (!lesson.names && shown === undefined && /^(?:with|def|for|while|if)\b/.test(session.underway)) return;
  const wanted = reference(step, session);
  const isRight = lesson.names
    ? changed.length > 0 &&
      lesson.names.every((n) => agrees(session.scope.names.get(n), wanted.scope.names.get(n), lesson))
    : found(session).some((v) => agrees(v, lastOf(wanted), lesson));
  if (isRight) {
    yield { kind: "text", text: "✓ right" };
    return yield* show(session, { step: step + 1, hints: 0 });
  }
  // Setting up what a step uses is no wrong answer to it.
  const prepares = (name: string): boolean =>
    writes(session, name) &&
    makersOf(name, step).some((at) =>
      agrees(session.scope.names.get(name), reference(at, session).scope.names.get(name), {}),
    );
  if (lesson.uses?.some(prepares)) return;
  const tries = lesson.names
    ? lesson.names.some((n) => writes(session, n)) || found(session).some((v) => agrees(v, lastNamed(wanted), lesson))
    : (lesson.uses ?? []).some((n) => mentions(session.underway, n));
  // An answer is told each time what it lacks. Who tries other things is welcome to, and hears once how to go on.
  const text = tries
    ? apart(session, lesson, wanted)
    : `try what you like: step ${step + 1} waits; tutorial says it again, hint helps`;
  if (text === place.said && !tries) return;
  goTo(session, { ...place, said: text });
  yield { kind: "text", text };

  function lastNamed(of: Session): Value | undefined {
    return of.scope.names.get(lesson.names![0]!);
  }
  function agrees(mine: Value | undefined, theirs: Value | undefined, { within }: Pick<Lesson, "within">): boolean {
    if (!mine || !theirs) return false;
    if (theirs.kind === "variable" && mine.kind !== "variable") return false;
    if (lesson.names && isNoTensor(mine, theirs)) return false;
    return isNear(plain(mine, session), plain(theirs, wanted), within ?? null);
  }
}

/** The steps before this one that gave the name a value. */
const makersOf = (name: string, step: number): number[] =>
  lessons.slice(0, step).flatMap((l, at) => (l.names?.includes(name) ? [at] : []));

/** The values that the statement came to: what it showed, else what it gave names to. */
function found(session: Session): Value[] {
  if (session.fresh !== undefined) return [session.fresh];
  return [...session.changed].flatMap((key) => {
    const value =
      typeof key === "string" && key.startsWith("name ") ? session.scope.names.get(key.slice(5)) : undefined;
    return value ? [value] : [];
  });
}

/** The statement gave the name a value, or wrote into the Variable that it holds. */
function writes({ changed, scope }: Session, name: string): boolean {
  const value = scope.names.get(name);
  return changed.has(`name ${name}`) || (value?.kind === "variable" && changed.has(value.variable));
}

const mentions = (text: string, name: string): boolean => text.split(/[^\p{L}\p{N}_]+/u).includes(name);

/** What is different, in a line. */
function apart(session: Session, lesson: Lesson, wanted: Session): string {
  const changed = (lesson.uses ?? []).find((name) => {
    const [mine, theirs] = [session.scope.names.get(name), wanted.scope.names.get(name)];
    const own = lesson.names?.includes(name);
    return !own && mine && theirs && !isNear(plain(mine, session), plain(theirs, wanted), null);
  });
  if (changed) return `not yet: ${changed} is not what its step made it; list finds the step`;
  const target = lesson.names ? wanted.scope.names.get(lesson.names[0]!) : lastOf(wanted);
  const mine = lesson.names ? session.scope.names.get(lesson.names[0]!) : found(session)[0];
  if (!mine) return `not yet: nothing is called ${lesson.names![0]}; hint helps`;
  if (target?.kind === "variable" && mine.kind !== "variable")
    return `not yet: ${lesson.names![0]} has to be a Variable; hint helps`;
  if (lesson.names && isNoTensor(mine, target))
    return `not yet: ${lesson.names[0]} is a number, which has no shape; hint helps`;
  if (target?.kind === "dict" && mine.kind !== "dict") return gradientWanted(target);
  const [have, want] = [mine, target!].map((v, k) => showShape(shapeOf(plain(v, k === 0 ? session : wanted))));
  if (have !== want && target?.kind === "dict") return gradientWanted(target);
  if (have !== want) return `not yet: the shape is ${have}, wanted is ${want}; hint helps`;
  return "not yet: the values are others; hint helps";
}

const gradientWanted = ({ entries }: Value & { kind: "dict" }): string =>
  `not yet: wanted is the gradient by ${[...entries.values()].map((e) => (e.key as { value: string }).value).join(", ")}; hint helps`;

/** A number of Python's where a tensor is asked for: it has no shape, which later steps ask for. */
const isNoTensor = (mine: Value, theirs: Value | undefined): boolean =>
  theirs?.kind === "tensor" && (mine.kind === "int" || mine.kind === "float");

const environmentOf = (session: Session) => session.env({ name: "", text: "", line: 1 });

/** The shape of nested lists, from their first elements; they are of one length at each level, or the values differ. */
function shapeOf(value: Plain): number[] {
  return Array.isArray(value) ? [value.length, ...(value.length > 0 ? shapeOf(value[0]!) : [])] : [];
}

type Plain = number | string | boolean | null | readonly Plain[];

/** Numbers in nested lists, whatever kind of value holds them. A dict of one value stands for the value. */
function plain(value: Value, session: Session): Plain {
  if (value.kind === "dict") {
    const entries = [...value.entries.values()].map((e) => plain(e.value, session));
    return entries.length === 1 ? entries[0]! : entries;
  }
  if (value.kind === "list" || value.kind === "tuple") return value.items.map((v) => plain(v, session));
  if (value.kind === "shape") return [...value.shape];
  const answer = answerOf(value, environmentOf(session));
  if (answer.kind !== "tensor" && answer.kind !== "variable") {
    const { value: data } = answer;
    return typeof data === "bigint" ? Number(data) : typeof data === "object" ? answer.text : data;
  }
  const { data, layout } = answer.value;
  const nested = (axis: number, at: number): Plain =>
    axis === layout.shape.length
      ? Number(data[at])
      : Array.from({ length: layout.shape[axis]! }, (_, i) => nested(axis + 1, at + i * layout.strides[axis]!));
  return nested(0, layout.offset);
}

function isNear(mine: Plain, theirs: Plain, within: number | null): boolean {
  if (typeof mine === "number" && typeof theirs === "number")
    return mine === theirs || Math.abs(mine - theirs) <= (within ?? 1e-5 * Math.max(1, Math.abs(theirs)));
  if (Array.isArray(mine) && Array.isArray(theirs))
    return mine.length === theirs.length && mine.every((m, i) => isNear(m, theirs[i]!, within));
  return mine === theirs;
}

/** The session in which all lines up to a step were run: what the step asks for. */
function reference(step: number, { outside }: Session): Session {
  const known = references.get(step);
  if (known) return known;
  const session = new Session(outside);
  const lines = lessons.slice(0, step + 1).map((l) => l.line);
  for (const [i, text] of lines.entries()) runText(session, { name: "", text, line: i + 1 }, () => {});
  if (references.size > 1) references.clear();
  references.set(step, session);
  return session;
}
/** The last two that were asked for. */
const references = new Map<number, Session>();

const lastOf = (session: Session): Value | undefined => session.memory.last;
