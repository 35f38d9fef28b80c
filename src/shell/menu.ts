/** The menu of completions: which are offered, which is picked, how it looks. Knows nothing of what they mean. */
import { padEnd, widthOf } from "../render/width.ts";
import type { Completion, Completions, Host } from "./host.ts";
import type { Palette } from "./palette.ts";

export interface Menu {
  readonly from: number;
  readonly items: readonly Completion[];
  readonly picked: number;
}

const shownItems = 8;
const widestText = 32;
const widestKind = 24;

export const openMenu = ({ from, items }: Completions): Menu | null =>
  items.length === 0 ? null : { from, items, picked: 0 };

export const pickNext = (menu: Menu, step: 1 | -1): Menu => ({
  ...menu,
  picked: (menu.picked + step + menu.items.length) % menu.items.length,
});

/** What all texts begin with. */
export function commonStart(items: readonly Completion[]): string {
  let start = items[0]?.text ?? "";
  for (const { text } of items) while (!text.startsWith(start)) start = start.slice(0, -1);
  return start;
}

/** The rows of the menu: the picked item inverse, its kind and doc faint beside it. */
export function menuRows({ items, picked }: Menu, palette: Palette, room: number, say: Host["say"]): string[] {
  const height = Math.max(1, Math.min(shownItems, room - 1));
  const top = Math.max(0, Math.min(picked - Math.floor(height / 2), items.length - height));
  const shown = items.slice(top, top + height);
  const width = (of: (c: Completion) => string, most: number): number =>
    Math.min(most, Math.max(...shown.map((c) => widthOf(of(c)))));
  const textWidth = width((c) => c.text, widestText);
  const kindWidth = width((c) => c.kind, widestKind);
  const rows = shown.map((c, i) => {
    const text = ` ${padEnd(c.text, textWidth)} `;
    const about = `${padEnd(c.kind, kindWidth)}  ${c.doc}`.trimEnd();
    return `${top + i === picked ? palette.paint("picked", text) : text} ${palette.paint("faint", about)}`;
  });
  const count = items.length > height ? [palette.paint("faint", ` ${say(`${picked + 1} of ${items.length}`)}`)] : [];
  return [...rows, ...count];
}
