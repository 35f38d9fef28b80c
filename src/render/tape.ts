/** The recorded steps of an expression as a table that fits a line. */
import type { TapeAnswer, TapeRow } from "../core/answer.ts";
import { showShape } from "../core/shape.ts";
import { briefValue } from "./brief.ts";
import { type Document, moreRows } from "./document.ts";
import type { Style } from "./style.ts";
import { cutTo, widthOf } from "./width.ts";

const longest = { step: 18, from: 12 };
/** Room for values and for gradients: as much as the line leaves, within these. */
const [least, most] = [12, 28];
/** Columns between cells. */
const gap = 2;

export function tapeDocument(answer: TapeAnswer, style: Style): Document {
  const { label, say } = style.speech;
  const { rows, file } = answer;
  if (file !== null)
    return [
      { kind: "lines", lines: [[["dim", `${file}: ${say(`${rows.length} step${rows.length === 1 ? "" : "s"}`)}`]]] },
    ];
  const columns = [
    { head: "#", align: "right" },
    { head: label("step"), align: "left" },
    { head: label("from"), align: "left" },
    { head: label("shape"), align: "left" },
    { head: label("value"), align: "left" },
    { head: label("gradient"), align: "left" },
  ] as const;
  const named = rows.map((r) => [String(r.id), cutTo(r.step, longest.step), inputsOf(r), showShape(r.shape)]);
  const taken = [0, 1, 2, 3].map((c) => Math.max(widthOf(columns[c]!.head), ...named.map((row) => widthOf(row[c]!))));
  const left = style.width - taken.reduce((sum, width) => sum + width + gap, 0) - gap;
  const none = label("none");
  const gradients = (room: number): string[] =>
    rows.map((r) => (r.gradient ? briefValue(r.gradient, style, room) : none));
  const values = (room: number): string[] => rows.map((r) => briefValue(r.value, style, room));
  const half = within(Math.floor(left / 2));
  // What one of the two does not need is the other's.
  const used = Math.max(...gradients(half).map(widthOf), widthOf(columns[5].head));
  const shown = values(within(left - used));
  const rest = within(left - Math.max(...shown.map(widthOf), widthOf(columns[4].head)));
  const flowed = gradients(Math.max(half, rest));
  const cells = named.map((row, i) => [...row, shown[i]!, flowed[i]!]);
  return [{ kind: "table", table: { columns, rows: cells, more: moreRows(style.speech) } }];
}

/** The numbers of its inputs: whole ones, as many as there is room for. */
function inputsOf({ inputs }: TapeRow): string {
  const whole = inputs.join(", ");
  if (whole.length <= longest.from) return whole;
  let shown = inputs.length;
  const begun = (): string => `${inputs.slice(0, shown).join(", ")}, …`;
  while (begun().length > longest.from) shown--;
  return begun();
}

const within = (room: number): number => Math.max(least, Math.min(most, room));
