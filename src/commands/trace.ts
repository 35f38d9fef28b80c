/** `trace EXPR`: the cells that made one number, back through the statements that gave the names. */
import { scalarText } from "../core/element-text.ts";
import { sizeOf } from "../core/shape.ts";
import { onlyElement, type Stored } from "../core/stored.ts";
import type { Trail, TrailCell } from "../core/trail.ts";
import type { Node } from "../graph/node.ts";
import { failAt } from "../lang/fail.ts";
import { type Command, command } from "./command.ts";
import { type Cell, elementAt, indexOf, type Made, madeOf } from "./trace-cells.ts";
import { type Origin, Past, placeOf, Untraceable } from "./trace-past.ts";
import { sourcesOf } from "./trace-sources.ts";
import { nodeOf } from "./values.ts";
import { isLiteral } from "./written.ts";

/** What brackets behind it would not be about as a whole. */
const binding: ReadonlySet<string> = new Set(["binary", "unary", "compare", "logical", "conditional"]);

export const traceOn = (commandNamed: (name: string) => Command | undefined): Command =>
  command({
    name: "trace",
    summary: "Follow one number back to the cells that made it, through the statements that gave the names.",
    about:
      "EXPR is one number, such as r[1, 2]. Statements are evaluated again for it; random draws, files and Variables end a trail.",
    params: { of: { kind: "expr", doc: "one number", shown: "EXPR" } },
    options: {},
    arrow: false,
    examples: [
      { code: "X = [[1, 2], [3, 4]]; r = X @ X + 1; trace r[0, 1]", shows: "" },
      { code: "trace sum([1, 2, 3]) * 2", shows: "" },
    ],
    *run({ args, session, env }) {
      const past = new Past(session, commandNamed);
      const node = traceable(() => past.present((inner) => nodeOf(args.of, inner), env), args.of);
      if (sizeOf(node.shape) !== 1) {
        const { text, expr } = args.of;
        const whole = binding.has(expr.kind) ? `(${text})` : text;
        throw failAt("trace/one", { count: sizeOf(node.shape) }, args.of.span, "", {
          help: node.shape.includes(0) ? [] : [`trace ${whole}[${node.shape.map(() => 0).join(", ")}]`],
        });
      }
      if (args.of.expr.kind === "name") past.call(node, args.of.text);
      const root: Cell = { node, at: 0 };
      const answer: Trail = {
        kind: "trail",
        of: args.of.text,
        root: new Follower(past).whole(root),
        ...sourcesOf(root, past),
      };
      yield answer;
    },
  });

function traceable<T>(task: () => T, of: { readonly span: { readonly start: number; readonly end: number } }): T {
  try {
    return task();
  } catch (error) {
    if (error instanceof Untraceable) throw failAt("trace/again", { why: error.why }, of.span);
    throw error;
  }
}

/** Cells that are listed of one sum, and of all together. */
const mostListed = 4;
const mostCells = 60;

class Follower {
  private readonly past: Past;
  private left = mostCells;
  private readonly shown = new Map<Node, Set<number>>();
  constructor(past: Past) {
    this.past = past;
  }

  /** A cell with all that leads to it. */
  whole(cell: Cell): TrailCell {
    this.left--;
    const origin = this.past.originOf(cell.node);
    if (origin) return this.named(cell, origin);
    const made = madeOf(cell);
    if (made.kind === "same") return this.whole(made.of);
    const bare = this.bare(cell);
    if (made.kind === "source") return { ...bare, ...this.past.ending(cell.node) };
    const known = this.shown.get(cell.node);
    if (known?.has(cell.at)) return { ...bare, ends: "as above" };
    this.shown.set(cell.node, (known ?? new Set()).add(cell.at));
    if (this.left <= 0) return { ...bare, ends: "the trail is longer than what is shown" };
    return { ...bare, ...this.inputsOf(made) };
  }

  /** A cell of a name: how its statement made it. */
  private named(cell: Cell, origin: Origin): TrailCell {
    const bare = { ...this.bare(cell), name: origin.name, from: origin.entry && placeOf(origin.entry) };
    const known = this.shown.get(cell.node);
    if (known?.has(cell.at)) return { ...bare, ends: "as above" };
    this.shown.set(cell.node, (known ?? new Set()).add(cell.at));
    const graph = this.past.resolve(cell.node, origin);
    if (graph instanceof Untraceable) return { ...bare, ends: graph.why };
    const inner = this.within({ node: graph, at: cell.at });
    const isEnd = inner.ends !== null && (!isLiteral(inner.name) || isPicked({ node: graph, at: cell.at }));
    if (inner.from !== null || isEnd) return { ...bare, inputs: [inner] };
    const { how, ends, inputs, hidden } = inner;
    return { ...bare, how, ends: ends ?? (inputs.length === 0 && how === "" ? "written down" : null), inputs, hidden };
  }

  /** The graph of a statement from its result on; the name itself was said. */
  private within(cell: Cell): TrailCell {
    const made = madeOf(cell);
    if (made.kind === "same") return this.whole(made.of);
    return { ...this.bare(cell), ...this.inputsOf(made) };
  }

  private bare({ node, at }: Cell): TrailCell {
    return {
      name: this.past.textOf(node),
      index: indexOf(at, node.shape),
      value: elementAt({ node, at }),
      how: "",
      from: null,
      ends: null,
      inputs: [],
      hidden: 0,
    };
  }

  /** A cell by its name and value alone. */
  private brief(cell: Cell): TrailCell {
    const origin = this.past.originOf(cell.node);
    if (origin) return { ...this.bare(cell), name: origin.name };
    const made = madeOf(cell);
    return made.kind === "same" ? this.brief(made.of) : this.bare(cell);
  }

  private inputsOf(made: Made): Pick<TrailCell, "how" | "inputs" | "hidden"> {
    switch (made.kind) {
      case "source":
      case "same":
        return { how: "", inputs: [], hidden: 0 };
      case "fill":
        return { how: "a number that fills the rest", inputs: [], hidden: 0 };
      case "elementwise":
        return { how: `= ${formulaOf(made.step, made.of.map(valueText))}`, inputs: this.operands(made.of), hidden: 0 };
      case "choice": {
        const how = made.holds ? "chosen, since the condition holds" : "chosen, since the condition does not hold";
        return { how, inputs: this.operands([made.of, made.condition]), hidden: 0 };
      }
      case "many":
        return this.many(made);
      case "product":
        return this.product(made);
    }
  }

  /** Numbers that were written down stand in the formula already. */
  private operands(cells: readonly Cell[]): TrailCell[] {
    return cells
      .map((c) => this.whole(c))
      .filter((c) => c.from !== null || c.how !== "" || c.inputs.length > 0 || !isNumeral(c));
  }

  private many({ step, count, cell }: Made & { kind: "many" }): Pick<TrailCell, "how" | "inputs" | "hidden"> {
    const shown = placesShown(count);
    const inputs = shown.map((i, k) => (k === 0 || count <= 2 ? this.whole(cell(i)) : this.brief(cell(i))));
    return { how: `${step} of ${count} value${count === 1 ? "" : "s"}`, inputs, hidden: count - shown.length };
  }

  private product({
    row,
    column,
    count,
    pair,
  }: Made & { kind: "product" }): Pick<TrailCell, "how" | "inputs" | "hidden"> {
    const shown = placesShown(count);
    const inputs = shown.map((i, k): TrailCell => {
      const factors = pair(i);
      const value = elementAt(factors[0]);
      const [a, b] = factors.map((f) => this.brief(f));
      const inside = k === 0 ? factors.map((f) => this.whole(f)) : [];
      return {
        name: `${cellName(a!)} × ${cellName(b!)}`,
        index: [],
        value: multiplied(value, elementAt(factors[1])),
        how: `= ${formulaOf("multiply", factors.map(valueText))}`,
        from: null,
        ends: null,
        inputs: inside,
        hidden: 0,
      };
    });
    return {
      how: `row ${row} × column ${column}, ${count} product${count === 1 ? "" : "s"}`,
      inputs,
      hidden: count - shown.length,
    };
  }
}

/** On its way from where it was written, the number was picked from among others. */
function isPicked(cell: Cell): boolean {
  for (let made = madeOf(cell); made.kind === "same"; made = madeOf(made.of)) if (made.picked) return true;
  return false;
}

/** The first of many and the last one; all where they are few. */
const placesShown = (count: number): number[] =>
  count <= mostListed
    ? Array.from({ length: count }, (_, i) => i)
    : [...Array.from({ length: mostListed - 1 }, (_, i) => i), count - 1];

const valueText = (cell: Cell): string => scalarText(cell.node.dtype, onlyElement(elementAt(cell)));
const isNumeral = (c: TrailCell): boolean => c.name === "" || /^[-+]?[\d.]/.test(c.name);
const cellName = ({ name, index }: TrailCell): string =>
  `${name || "·"}${index.length > 0 ? `[${index.join(", ")}]` : ""}`;

function multiplied(a: Stored, b: Stored): Stored {
  const data = a.data.slice();
  const [x, y] = [onlyElement(a), onlyElement(b)];
  data[0] = (typeof x === "bigint" ? x * (y as bigint) : x * (y as number)) as never;
  return { ...a, data };
}

const signs: Readonly<Record<string, string>> = {
  add: "+",
  subtract: "-",
  multiply: "×",
  divide: "/",
  floordiv: "//",
  mod: "%",
  pow: "**",
  less: "<",
  less_equal: "<=",
  greater: ">",
  greater_equal: ">=",
  equal: "==",
  not_equal: "!=",
};
/** `3 × 5`, `exp(2)`. */
function formulaOf(step: string, values: readonly string[]): string {
  const sign = signs[step];
  return sign && values.length === 2 ? `${values[0]} ${sign} ${values[1]}` : `${step}(${values.join(", ")})`;
}
