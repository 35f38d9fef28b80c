/** How roles look on a terminal, as the parameters of `ESC [ … m`. Without colours, only weight and lines are left. */
import type { Hint, Mark, Role } from "./host.ts";
import type { Styled } from "./layout.ts";

type Look = Role | Hint["kind"] | "prompt" | "faint" | "picked" | "failed";

const looks: Readonly<Record<Look, { readonly color: string; readonly plain: string }>> = {
  keyword: { color: "35", plain: "" },
  command: { color: "1;36", plain: "1" },
  option: { color: "36", plain: "" },
  number: { color: "33", plain: "" },
  string: { color: "32", plain: "" },
  comment: { color: "2", plain: "2" },
  function: { color: "34", plain: "" },
  name: { color: "", plain: "" },
  unknown: { color: "31", plain: "4" },
  bracket: { color: "1;4;33", plain: "1;4" },
  result: { color: "36", plain: "" },
  problem: { color: "33", plain: "" },
  form: { color: "2", plain: "2" },
  prompt: { color: "1;34", plain: "" },
  faint: { color: "2", plain: "2" },
  picked: { color: "7", plain: "7" },
  failed: { color: "31", plain: "1" },
};

export interface Palette {
  readonly style: (look: Look) => string;
  readonly paint: (look: Look, text: string) => string;
  readonly marks: (marks: readonly Mark[]) => Styled[];
}

export function paletteOf(colors: number): Palette {
  const style = (look: Look): string => (colors > 0 ? looks[look].color : looks[look].plain);
  return {
    style,
    paint: (look, text) => (style(look) && text !== "" ? `\x1b[${style(look)}m${text}\x1b[0m` : text),
    marks: (marks) =>
      marks.flatMap(({ start, end, role }) => (style(role) ? [{ start, end, style: style(role) }] : [])),
  };
}
