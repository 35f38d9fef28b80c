/** How the axes of a tensor came through an index, a line each. */
import type { AxisChange } from "../core/answer.ts";
import type { Speech } from "../core/speech.ts";
import type { Line } from "./document.ts";
import { padEnd, widthOf } from "./width.ts";

export function changeLines(changes: readonly AxisChange[], speech: Speech): Line[] {
  const { say, label } = speech;
  const names = changes.map((c) => (c.axis === null ? label("new") : say(`axis ${c.axis}`)));
  const hows = changes.map((c) => howOf(c, speech));
  const bys = changes.map((c) => c.by);
  const [name, how, by] = [names, hows, bys].map((texts) => Math.max(0, ...texts.map(widthOf)));
  return changes.map((c, i): Line => {
    const head = `${padEnd(names[i]!, name!)}  ${padEnd(hows[i]!, Math.max(how!, 10))}  `;
    if (c.note === null || c.to.length === 0)
      return [
        ["dim", head],
        ["code", bys[i]!],
      ];
    return [
      ["dim", head],
      ["code", padEnd(bys[i]!, by!)],
      ["dim", `  ${say(c.note)}`],
    ];
  });
}

function howOf({ from, to, note }: AxisChange, { say, label }: Speech): string {
  if (from === null) return say(`of size ${to[0]}`);
  if (to.length === 0) return `${from} → ${note === null ? label("gone") : say(note)}`;
  return `${from} → ${to.join(" × ")}`;
}
