/** `load FILE` and `save NAME… FILE`: tensors from files and into them. */
import type { Answer, Columns } from "../core/answer.ts";
import { refuse, type Span } from "../core/errors.ts";
import { type GroupLibrary, whyLeft } from "../core/groups.ts";
import { showShape } from "../core/shape.ts";
import type { Stored } from "../core/stored.ts";
import type { CsvForm, CsvOptions, Separator } from "../formats/csv.ts";
import { arraysIn, decodeGroups, decodeModel, isGroupFile, leftIn } from "../formats/groups.ts";
import { type ArchiveFormat, archiveFormatOf, decode, decodeArchive, encode, encodeArchive } from "../formats/guess.ts";
import type { Table } from "../formats/table.ts";
import type { TextWay } from "../formats/text-columns.ts";
import { sourceOf } from "../graph/node.ts";
import { literalsOf, toNode } from "../lang/convert.ts";
import { dictFrom } from "../lang/dicts.ts";
import { bindName, type Env } from "../lang/env.ts";
import { evaluate } from "../lang/evaluate.ts";
import { failAt, located } from "../lang/fail.ts";
import { parseExpr } from "../lang/parse.ts";
import { listOf, stringOf, tensorOf, type Value } from "../lang/value.ts";
import { answerOf } from "../session/answers.ts";
import { readFile } from "../session/files.ts";
import { roundedWarning } from "../session/rounded.ts";
import { type Call, command, type WordArg } from "./command.ts";
import { pathIn } from "./read.ts";
import { keepTensor } from "./values.ts";

const separators: ReadonlyMap<string, Separator> = new Map([
  [",", ","],
  ["comma", ","],
  [";", ";"],
  ["semicolon", ";"],
  ["\\t", "\t"],
  ["tab", "\t"],
]);
const sep = { kind: "word", doc: "between the cells of a csv: comma, semicolon or tab", default: null } as const;

function separatorIn(text: string | null): Separator | undefined {
  if (text === null) return undefined;
  const found = separators.get(text);
  if (!found) throw refuse("command/choice", { text, choices: "comma, semicolon, tab" });
  return found;
}

export const load = command({
  name: "load",
  summary: "Read tensors from a file: npy, npz, safetensors, HDF5, csv, json, or numbers between white space.",
  about:
    "Without -> NAME the file's own name is the tensor's name; the tensors of an npz, safetensors or HDF5 file (.h5, .keras) have names of their own, and -> NAME " +
    "makes them a dict. What an optimizer keeps beside the weights of a model comes only with -> NAME. Names of csv columns are kept as NAME_columns; with text=codes the words that numbers stand for are kept as NAME_words, a dict.",
  acts: true,
  params: { file: { kind: "path", doc: "where the numbers are; - is standard input", shown: "FILE" } },
  options: {
    sep,
    header: {
      kind: "bool",
      doc: "whether the first row of a csv holds names; left out: if there is text in it",
      default: null,
    },
    skip: { kind: "int", doc: "lines before the table of a csv", default: 0, least: 0 },
    text: {
      kind: "word",
      doc: "what becomes of csv columns with text in them: leave them out, or number their words; by itself it leaves them out, and takes a rare word among numbers for a mistake",
      choices: ["leave", "codes"],
      default: null,
    },
  },
  arrow: true,
  examples: [
    { code: "load data.csv -> x", shows: "" },
    { code: "load 'my file.csv' sep=semicolon header=false -> x", shows: "" },
    { code: "load iris.csv text=codes", shows: "" },
  ],
  run: (call) => {
    const { args, env, session, options } = call;
    const { text: path, span } = args.file;
    return located(
      () => {
        const { bytes } = readFile(session, path === "-" ? null : path);
        const groups = groupsIn(bytes, path, session.outside.groupLibrary);
        if (groups) {
          const { kept, remark } = call.into ? { kept: groups.arrays, remark: [] } : weightsIn(groups.arrays, path);
          return [...loadAll(kept, call), ...remark, ...groups.remarks];
        }
        const archive = archiveFormatOf(path, bytes);
        if (archive) return loadAll(decodeArchive(bytes, path, archive), call);
        const csv: CsvOptions = {
          ...(options.sep === null ? {} : { separator: separatorIn(options.sep) }),
          ...(options.header === null ? {} : { header: options.header }),
          skip: options.skip,
          text: options.text === null ? "guess" : (options.text as TextWay),
        };
        const float = env.host.float === "float64" ? "float64" : "float32";
        const table = decode(bytes, { path, float, ...csv });
        const warning = roundedWarning(table, path === "-" ? "standard input" : path);
        if (warning) env.host.warn(warning);
        const into = call.into ?? nameFrom(path, span);
        if (into) bindColumns(into.text, table, env);
        return [{ ...keepTensor({ into, env, session }, sourceOf(table.values)), columns: columnsIn(table) }];
      },
      new Map(),
      span,
    );
  },
});

/** The arrays of a file of HDF5's, or of the weights in one of Keras', and what is said of the others; null of any other file. */
function groupsIn(
  bytes: Uint8Array,
  path: string,
  library: () => GroupLibrary,
): { readonly arrays: ReadonlyMap<string, Stored>; readonly remarks: readonly Answer[] } | null {
  const isModel = /\.keras$/i.test(path);
  if (!isModel && !isGroupFile(bytes)) return null;
  const group = isModel ? decodeModel(bytes, path, library()).weights : decodeGroups(bytes, path, library());
  const arrays = arraysIn(group);
  const left = [...leftIn(group)].map(([name, why]) => `${name} is not read: ${whyLeft(why)}`);
  if (arrays.size === 0) {
    const detail = "there is no tensor in it";
    throw refuse("io/format", { path, detail }, { help: left.slice(0, mostRemarks) });
  }
  const more = left.length - mostRemarks;
  const remarks = [...left.slice(0, mostRemarks), ...(more > 0 ? [`${more} more are not read`] : [])];
  return { arrays, remarks: remarks.map((text) => ({ kind: "text", text }) as const) };
}
const mostRemarks = 8;

/** The weights of a model's file without what its optimizer keeps, of which it is said where it is to be had. */
function weightsIn(
  arrays: ReadonlyMap<string, Stored>,
  path: string,
): { readonly kept: ReadonlyMap<string, Stored>; readonly remark: readonly Answer[] } {
  const kept = new Map([...arrays].filter(([name]) => !/^optimizer(?:_weights)?\//.test(name)));
  const count = arrays.size - kept.size;
  if (kept.size === 0 || count === 0) return { kept: arrays, remark: [] };
  const file = /\s/.test(path) ? `'${path}'` : path;
  const text = `${count} values of the optimizer were left out; with all of them in a dict: load ${file} -> NAME`;
  return { kept, remark: [{ kind: "text", text }] };
}

/** The columns' names and words; those of an earlier file of that name are forgotten. */
function bindColumns(name: string, { names, words }: Table, env: Env): void {
  const bind = (own: string, value: Value | undefined): void => {
    if (value || env.scope.lookup(own)) bindName(env, own, value);
  };
  const list = (texts: readonly string[]): Value => listOf(texts.map(stringOf));
  bind(`${name}_columns`, names ? list(names) : undefined);
  const dict = words?.size
    ? dictFrom([...words].map(([column, all]) => [stringOf(column), list(all)] as const))
    : undefined;
  bind(`${name}_words`, dict);
}

/** What is said of a table's columns, if there is something to say. */
function columnsIn({ names, left = [], words = new Map() }: Table): Columns | undefined {
  return names || left.length > 0 || words.size > 0 ? { names, left, words } : undefined;
}

/** The tensors of an archive, each under its own name; all in one dict if a name is given. */
function loadAll(
  tensors: ReadonlyMap<string, Stored>,
  { into, env, session }: Pick<Call, "into" | "env" | "session">,
): Answer[] {
  if (into) {
    const dict = dictFrom([...tensors].map(([name, s]) => [stringOf(name), tensorOf(sourceOf(s))] as const));
    bindName(env, into.text, dict);
    session.keepResult(dict);
    return [answerOf(dict, env, into.text)];
  }
  return [...tensors].map(([name, s]) => {
    const word = { text: nameOf(name) || "_", span: { start: 0, end: 0 } };
    return keepTensor({ into: word, env, session }, sourceOf(s));
  });
}

/** `my-points` becomes my_points, `3d` _3d. */
const nameOf = (text: string): string => text.replace(/[^\p{L}\p{N}_]+/gu, "_").replace(/^(?=\p{N})/u, "_");

/** `data/my-points.csv` is called my_points. */
function nameFrom(path: string, span: Span): WordArg | null {
  const text = nameOf(path.replace(/^.*[/\\]/, "").replace(/\.[^.]*$/, ""));
  return text === "" || text === "_" ? null : { text, span };
}

export const save = command({
  name: "save",
  summary: "Write tensors into a file: npy, npz or safetensors (several), csv, tsv, json or txt, by the file's ending.",
  about:
    "A file is replaced as a whole or not at all. Names that load found for the columns of a csv are written again.",
  acts: true,
  params: {
    words: {
      kind: "words",
      doc: "a tensor (for npz and safetensors several, or a dict) and the file",
      shown: "EXPR… FILE",
      paths: true,
    },
  },
  options: {
    sep,
    header: { kind: "bool", doc: "write the names of columns, where there are any", default: true },
  },
  arrow: false,
  examples: [
    { code: "save x x.npy", shows: "" },
    { code: "save w b weights.npz", shows: "" },
  ],
  *run(call) {
    const { args, session, env } = call;
    const file = args.words.at(-1);
    const values = args.words.slice(0, -1);
    if (!file || values.length === 0) {
      const what = file ? "a tensor and the file's name" : "a tensor and a file";
      throw failAt("command/missing", { command: "save", what }, file?.span ?? call.span, "", {
        help: ["save x x.npy"],
      });
    }
    const path = pathIn(file.text);
    const archive = archiveFormatOf(path);
    const { pieces, about } = archive
      ? archiveOf(values, file, archive, env)
      : tableOf(values, file, call.options, env);
    located(() => session.outside.writeBytes(path, ...pieces), new Map(), file.span);
    yield { kind: "text", text: `${path}: ${about}` };
  },
});

interface Written {
  readonly pieces: readonly Uint8Array[];
  /** What was written, for people. */
  readonly about: string;
}

const evaluatedWord = (word: WordArg, env: Env): Value => evaluate(parseExpr(env.source.text, word.span), env);
const storedOf = (value: Value, span: Span, env: Env): Stored =>
  located(() => env.host.realize([toNode(value, literalsOf(env))])[0]!, new Map(), span);
const describe = (s: Stored): string => `${showShape(s.layout.shape)} ${s.dtype}`;

/** Tensors under their names, as np.savez names them: `arr_0` for what has none. */
function archiveOf(words: readonly WordArg[], file: WordArg, format: ArchiveFormat, env: Env): Written {
  const tensors = new Map<string, Stored>();
  for (const [i, word] of words.flatMap((w) => withoutCommas(w, env)).entries()) {
    const value = evaluatedWord(word, env);
    if (value.kind === "dict") {
      for (const { key, value: item } of value.entries.values())
        tensors.set(key.kind === "string" ? key.value : `arr_${tensors.size}`, storedOf(item, word.span, env));
    } else
      tensors.set(
        /^[\p{L}_][\p{L}\p{N}_]*$/u.test(word.text) ? word.text : `arr_${i}`,
        storedOf(value, word.span, env),
      );
  }
  const pieces = located(() => encodeArchive(tensors, pathIn(file.text), format), new Map(), file.span);
  return { pieces, about: [...tensors].map(([name, s]) => `${name} ${describe(s)}`).join(", ") };
}

/** `x, y` is two tensors. */
function withoutCommas(word: WordArg, env: Env): readonly WordArg[] {
  const expr = parseExpr(env.source.text, word.span);
  if (expr.kind !== "tuple") return [word];
  return expr.items.map(({ span }) => ({ text: env.source.text.slice(span.start, span.end), span }));
}

/** One tensor in a file of its own. */
function tableOf(
  [word, extra]: readonly WordArg[],
  file: WordArg,
  options: { readonly sep: string | null; readonly header: boolean },
  env: Env,
): Written {
  if (extra)
    throw failAt("command/extra", { command: "save", text: extra.text }, extra.span, "", {
      help: [
        ...(extra.text === "->" ? [`save ${word!.text} ${file.text}`] : []),
        "several tensors go into one .npz or .safetensors",
        "a name with white space in it goes in quotes: 'my file.csv'",
      ],
    });
  const tensor = storedOf(evaluatedWord(word!, env), word!.span, env);
  const form: CsvForm = {
    names: options.header ? columnsOf(word!.text, tensor, env) : null,
    ...(options.sep === null ? {} : { separator: located(() => separatorIn(options.sep), new Map(), file.span) }),
  };
  const bytes = located(() => encode(pathIn(file.text), tensor, form), new Map(), file.span);
  return { pieces: [bytes], about: describe(tensor) };
}

/** The names that `load` kept for the columns, if the tensor still has as many. */
function columnsOf(name: string, { layout }: Stored, env: Env): readonly string[] | null {
  const columns = env.scope.lookup(`${name}_columns`);
  if (columns?.kind !== "list" || layout.shape.length !== 2 || columns.items.length !== layout.shape[1]) return null;
  return columns.items.map((c) => (c.kind === "string" ? c.value : ""));
}
