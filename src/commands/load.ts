/** `load FILE` and `save NAME FILE`: tensors from files and into them. */
import { showShape } from "../core/shape.ts";
import { decode, encode } from "../formats/guess.ts";
import { sourceOf } from "../graph/node.ts";
import { literalsOf, toNode } from "../lang/convert.ts";
import { bindName } from "../lang/env.ts";
import { evaluate } from "../lang/evaluate.ts";
import { failAt, located } from "../lang/fail.ts";
import { parseExpr } from "../lang/parse.ts";
import { listOf, stringOf } from "../lang/value.ts";
import { command } from "./command.ts";
import { pathIn } from "./read.ts";
import { keepTensor } from "./values.ts";

export const load = command({
  name: "load",
  summary: "Read a tensor from a file: npy, csv, json, or numbers between white space.",
  about: "Without -> NAME the file's own name is the tensor's name. Names of csv columns are kept as NAME_columns.",
  params: { file: { kind: "path", doc: "where the numbers are; - is standard input", shown: "FILE" } },
  options: {},
  arrow: true,
  examples: [{ code: "load data.csv -> x", shows: "" }],
  *run(call) {
    const { args, session, env } = call;
    const path = args.file.text;
    const table = located(
      () => {
        const bytes = session.outside.readBytes(path === "-" ? null : path);
        return decode(bytes, { path, float: env.host.float === "float64" ? "float64" : "float32" });
      },
      new Map(),
      args.file.span,
    );
    const into = call.into ?? nameFrom(path, args.file.span);
    if (into && table.names) bindName(env, `${into.text}_columns`, listOf(table.names.map(stringOf)));
    yield keepTensor({ into, env, session }, sourceOf(table.values));
  },
});

/** `data/my-points.csv` is called my_points. */
function nameFrom(
  path: string,
  span: { start: number; end: number },
): { text: string; span: { start: number; end: number } } | null {
  const file = path.replace(/^.*[/\\]/, "").replace(/\.[^.]*$/, "");
  const text = file.replace(/[^\p{L}\p{N}_]+/gu, "_").replace(/^(?=\d)/, "_");
  return text === "" || text === "_" ? null : { text, span };
}

export const save = command({
  name: "save",
  summary: "Write a tensor into a file: npy, csv or tsv, by the file's ending.",
  params: { words: { kind: "words", doc: "a tensor and the file", shown: "EXPR FILE", paths: true } },
  options: {},
  arrow: false,
  examples: [{ code: "save x x.npy", shows: "" }],
  *run({ args, session, env }) {
    const [value, file, extra] = args.words;
    if (!value || !file)
      throw failAt(
        "command/missing",
        { command: "save", what: value ? "the file's name" : "a tensor and a file" },
        args.words[0]?.span ?? { start: 0, end: 0 },
      );
    if (extra) throw failAt("command/extra", { command: "save", text: extra.text }, extra.span);
    const path = pathIn(file.text);
    const expr = parseExpr(env.source.text, value.span);
    const node = located(() => toNode(evaluate(expr, env), literalsOf(env)), new Map(), value.span);
    const stored = env.host.realize([node])[0]!;
    const columns = env.scope.lookup(`${value.text}_columns`);
    const names =
      columns?.kind === "list" ? columns.items.flatMap((c) => (c.kind === "string" ? [c.value] : [])) : null;
    located(() => session.outside.writeBytes(path, encode(path, stored, names)), new Map(), file.span);
    yield { kind: "text", text: `${path}: ${showShape(node.shape)} ${node.dtype}` };
  },
});
