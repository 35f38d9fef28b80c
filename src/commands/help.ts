/** `help NAME`: a page about a command, an operation, a function, a setting, an error code; all from their tables. */
import type { HelpSection } from "../core/answer.ts";
import { type Code, catalogue, codes } from "../core/catalogue.ts";
import { showSignature } from "../core/params.ts";
import { english, type Speech } from "../core/speech.ts";
import { builtins, commonNames } from "../lang/builtins.ts";
import type { Env } from "../lang/env.ts";
import { failAt } from "../lang/fail.ts";
import { didYouMean } from "../lang/suggest.ts";
import { allOperations, frameworks, groupNames, methodNamed, operationNamed, operationsIn } from "../ops/index.ts";
import type { Names, Operation } from "../ops/operation.ts";
import type { Session } from "../session/session.ts";
import { isSetting, settingNames, settingRows } from "../session/settings.ts";
import { optimizers } from "../train/optimizers.ts";
import { libraryFacts } from "./blas-facts.ts";
import { type Command, command, formOf, type WordArg } from "./command.ts";
import { type Page, pagesAbout } from "./help-search.ts";
import { memberNamed, memberPage, ownPage } from "./help-values.ts";
import { mistakes } from "./mistakes.ts";
import { type Topic, topics } from "./topics.ts";

/** The table, which has this command in it. */
interface Table {
  readonly commandNamed: (name: string) => Command | undefined;
  readonly allCommands: () => readonly Command[];
}

/** The help command over a table that it is itself a part of. */
export const helpOn = (table: Table): Command =>
  command({
    name: "help",
    summary: "Explain a command, an operation, a function, a setting or an error code. ?NAME and NAME? do the same.",
    params: {
      topic: { kind: "word", doc: "what to explain; left out: an overview", shown: "NAME", optional: true },
      more: {
        kind: "words",
        doc: "behind `set`: one of its settings; else more words of what is looked for",
        shown: "…",
        optional: true,
      },
    },
    options: {},
    arrow: false,
    examples: [{ code: "help reshape", shows: "" }],
    *run({ args: { topic, more }, session, env }) {
      const setting = topic?.text === "set" && more?.length === 1 ? more[0]! : null;
      const asked = setting ?? topic;
      const sections = !asked
        ? overview(table)
        : setting || !more?.length
          ? pageOf(asked, table, session, env)
          : pagesOf([asked, ...more], table, session);
      yield { kind: "help", topic: asked?.text ?? "help", sections };
    },
  });

const bare = (text: string): string => text.replace(/\(.*\)$|[?,]+$/g, "");

/** What the user calls so, then what else has the name. */
function pageOf(topic: WordArg, table: Table, session: Session, env: Env): readonly HelpSection[] {
  const name = bare(topic.text);
  const own = ownPage(name, session, env);
  const others = tablePage(name, topic, table, env) ?? memberPage(name, session, topic.span, env);
  if (own.length > 0 || others) return [...own, ...(others ?? [])];
  const options = optionsNamed(name, table);
  if (options.length > 0) return [{ kind: "title", name: `${name}=`, about: "an option" }, ...options];
  const pages = pagesAbout(name, allPages(table), languageOf(name, session));
  if (pages.length > 0) return pages;
  const known = [
    ...table.allCommands().map((c) => c.name),
    ...commonNames("tensh"),
    ...session.scope.names.keys(),
    ...codes,
    ...settingNames,
    ...helpTopics,
  ];
  throw failAt("name/unknown", { name: topic.text }, topic.span, "", {
    help: [...didYouMean(name, known), "help alone lists what there is"],
  });
}

/** Pages that speak of all of these words. */
function pagesOf(words: readonly WordArg[], table: Table, session: Session): readonly HelpSection[] {
  const phrase = words.map((w) => w.text).join(" ");
  const found = pagesAbout(phrase, allPages(table), languageOf(phrase, session));
  if (found.length > 0) return found;
  throw failAt("command/extra", { command: "help", text: words[1]!.text }, words[1]!.span);
}

const languageOf = (text: string, { outside }: Session): Speech =>
  (/[가-힣]/.test(text) && outside.korean?.()) || english;

/** All pages but those of errors, which are found by their codes. */
function* allPages(table: Table): Generator<Page> {
  for (const [name, { about }] of Object.entries(topics)) yield [name, about];
  for (const [name, page] of Object.entries(lists)) {
    const [title] = page(table);
    if (title?.kind === "title") yield [name, title.about];
  }
  for (const c of table.allCommands()) yield [c.name, c.summary];
  for (const op of allOperations()) yield [op.name, op.doc];
  for (const [name, { doc }] of builtins()) yield [name, doc];
  for (const name of settingNames) yield [`set ${name}`, settingRows[name].doc];
}

/** What the tables say; null where they have nothing of that name. */
function tablePage(name: string, topic: WordArg, table: Table, env: Env): readonly HelpSection[] | null {
  const entry = table.commandNamed(name);
  const operation = operationOf(name, topic, env);
  if (entry)
    return [
      ...commandPage(entry),
      ...(operation ? [{ kind: "heading", text: "As an operation" } as const, ...operationPage(operation)] : []),
    ];
  if (operation) return operationPage(operation);
  const called = builtinCalled(name) ?? name;
  const builtin = builtins().get(called);
  if (builtin) {
    return [
      { kind: "title", name: called, about: builtin.doc },
      { kind: "form", text: builtin.form },
      ...builtin.examples.map(({ code, shows }) => ({ kind: "example", code, shows }) as const),
      ...elsewhere(builtin.also ?? {}),
    ];
  }
  const code = codes.find((c) => c === name || c.endsWith(`/${name}`));
  if (code)
    return [
      { kind: "title", name: code, about: "an error" },
      { kind: "text", text: catalogue[code].about },
      ...exampleOf(code),
    ];
  if (isSetting(name)) return settingPage(name);
  const list = Object.hasOwn(lists, name) ? lists[name] : undefined;
  if (list) return list(table);
  const subject = Object.hasOwn(topics, name) ? topics[name] : undefined;
  return subject ? subjectPage(name, subject) : null;
}

function settingPage(name: keyof typeof settingRows): HelpSection[] {
  const { doc, takes, default: usual } = settingRows[name];
  const values = "low" in takes ? `${takes.low} … ${takes.high}` : takes.join("|");
  return [
    { kind: "title", name: `set ${name}`, about: doc },
    { kind: "form", text: `set ${name} ${values}` },
    { kind: "entries", entries: [["default", String(usual)], ...libraryFacts(name)], facts: true },
  ];
}

/** Options of commands that are called so. */
function optionsNamed(name: string, table: Table): HelpSection[] {
  const entries = table
    .allCommands()
    .filter((c) => Object.hasOwn(c.options, name))
    .map((c) => [`${c.name} … ${name}=`, c.options[name]!.doc] as const);
  return entries.length > 0 ? [{ kind: "entries", entries }] : [];
}

/** How one comes to an error, and what it says then. */
function exampleOf(code: Code): HelpSection[] {
  const mistake = mistakes[code];
  return mistake ? [{ kind: "example", code: mistake.code, shows: mistake.says, error: code }] : [];
}

/** The operation of that name, in our words or a framework's. */
function operationOf(name: string, topic: WordArg, env: Env): Operation | undefined {
  const own = operationNamed(name);
  if (own) return own;
  if (!name.includes(".")) return undefined;
  const found = memberNamed(name, topic.span, env);
  if (found?.kind === "operation") return found.operation;
  const [owner, member] = [name.slice(0, name.lastIndexOf(".")), name.slice(name.lastIndexOf(".") + 1)];
  const kind = env.scope.names.get(owner)?.kind;
  return kind === "tensor" || kind === "variable" ? methodNamed(member) : undefined;
}

/** Our name of the function or type that a framework calls so. */
function builtinCalled(name: string): string | undefined {
  const [root, ...path] = name.split(".");
  const framework = frameworks.find((f) => f === root);
  if (!framework) return undefined;
  const names = [...builtins()].find(([, { also }]) => also?.[framework]?.split(" ").includes(path.join(".")));
  return names?.[0];
}

function commandPage(c: Command): HelpSection[] {
  const params = Object.entries(c.params).map(
    ([name, p]) => [p.lead ? `${p.lead} ${p.shown ?? name}` : (p.shown ?? name.toUpperCase()), p.doc] as const,
  );
  const options = Object.entries(c.options).map(([name, o]) => {
    const usual = o.default === null ? "" : ` (${o.default})`;
    return [o.choices ? `${name}=${o.choices.join("|")}` : `${name}=`, `${o.doc}${usual}`] as const;
  });
  const arrow = c.arrow ? [["-> NAME", "keeps the result under a name"] as const] : [];
  return [
    { kind: "title", name: c.name, about: c.summary },
    { kind: "form", text: formOf(c) },
    ...(c.about ? [{ kind: "text", text: c.about } as const] : []),
    { kind: "entries", entries: [...params, ...options, ...arrow] },
    ...c.examples.map(({ code, shows }) => ({ kind: "example", code, shows }) as const),
  ];
}

function operationPage(op: Operation): HelpSection[] {
  return [
    { kind: "title", name: op.name, about: op.doc },
    { kind: "form", text: showSignature(op.name, op.params) },
    { kind: "entries", entries: Object.entries(op.params).map(([name, p]) => [name, p.doc] as const) },
    ...op.examples.map(({ code, shows }) => ({ kind: "example", code, shows }) as const),
    ...elsewhere(op.also),
  ];
}

/** What the thing is called in other places. */
function elsewhere(also: Names): HelpSection[] {
  const titles = { tf: "TensorFlow", np: "NumPy", torch: "PyTorch" } as const;
  const entries = frameworks.flatMap((f) => {
    const names = also[f] ? also[f].split(" ").map((n) => `${f}.${n}`) : [];
    return names.length > 0 ? [[titles[f], names.join(", ")] as const] : [];
  });
  return entries.length > 0 ? [{ kind: "entries", entries }] : [];
}

function overview(table: Table): HelpSection[] {
  return [
    { kind: "title", name: "tensh", about: "a shell for tensor experiments" },
    {
      kind: "text",
      text: "A line is an expression, an assignment, or a command. Lines from TensorFlow and NumPy tutorials mostly just run.",
    },
    { kind: "heading", text: "Commands" },
    { kind: "entries", entries: table.allCommands().map((c) => [c.name, c.summary] as const) },
    { kind: "heading", text: "More" },
    {
      kind: "entries",
      entries: [
        ["help NAME", "a page about a command, an operation, a setting or an error code; also ?NAME and NAME?"],
        ["help operations", "all operations by subject"],
        ["help functions", "Python's functions, Variables, tapes, generators"],
        ["help errors", "all error codes"],
        ["help SUBJECT", `a page about a subject: ${Object.keys(topics).join(", ")}`],
        ["tutorial", "learn step by step"],
        ["examples", "lines to try"],
      ],
    },
  ];
}

/** A page about a subject. */
const subjectPage = (name: string, { about, says, lines, see }: Topic): readonly HelpSection[] => [
  { kind: "title", name, about },
  ...says.map((text) => ({ kind: "text", text }) as const),
  ...lines.map((code) => ({ kind: "example", code, shows: "" }) as const),
  { kind: "form", text: see.map((page) => `help ${page}`).join(" · ") },
];

const lists: Readonly<Record<string, (table: Table) => readonly HelpSection[]>> = {
  commands: (table) => [
    { kind: "title", name: "commands", about: "words at the beginning of a line" },
    { kind: "entries", entries: table.allCommands().map((c) => [formOf(c), c.summary] as const) },
  ],
  operations: () => [
    { kind: "title", name: "operations", about: "functions of tensors; most are methods too: x.sum(axis=0)" },
    ...groupNames.flatMap((group): HelpSection[] => [
      { kind: "heading", text: group },
      {
        kind: "text",
        text: operationsIn(group)
          .map((op) => op.name)
          .join("  "),
      },
    ]),
    {
      kind: "text",
      text: "TensorFlow's, NumPy's and PyTorch's names find them too: tf.reduce_sum, np.sum, torch.sum.",
    },
  ],
  functions: () => [
    { kind: "title", name: "functions", about: "what is no operation on tensors" },
    { kind: "entries", entries: [...builtins().values()].map((b) => [b.form, b.doc] as const) },
  ],
  errors: () => [
    { kind: "title", name: "errors", about: "every error has a code; help CODE explains it" },
    { kind: "entries", entries: codes.map((c) => [c, catalogue[c].about] as const) },
  ],
  optimizers: () => [
    { kind: "title", name: "optimizers", about: "for fit … opt=NAME" },
    { kind: "entries", entries: Object.values(optimizers).map((o) => [o.name, o.doc] as const) },
  ],
};

export const helpTopics: readonly string[] = [...Object.keys(lists), ...Object.keys(topics)];
