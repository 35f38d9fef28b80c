/**
 * Editing a text, from keys to frames: what each key does, the ghost text, the menu, searching, walking the history.
 * Knows the host for what texts mean and gives frames to whoever draws; knows no terminal.
 */
import { EditBuffer, wordEnd } from "./buffer.ts";
import { edits } from "./edits.ts";
import { Foresight } from "./foresight.ts";
import type { History } from "./history.ts";
import type { Completion, Host } from "./host.ts";
import { Indentation } from "./indentation.ts";
import type { Input } from "./keys.ts";
import { type Frame, layOut, withRowsBelow } from "./layout.ts";
import { commonStart, type Menu, menuRows, openMenu, pickNext } from "./menu.ts";
import { type Palette, paletteOf } from "./palette.ts";
import { fitPaste } from "./paste.ts";
import { Search } from "./search.ts";

/** How editing ended, and what was typed behind that. */
export interface Entered {
  readonly kind: "line" | "cancel" | "end" | "suspend" | "clear";
  readonly rest: readonly Input[];
}

const prompt = "> ";
const continued = ". ";
/** Old lines that are tried as ghost text. */
const ghostTries = 5;

export class Editor {
  readonly buffer = new EditBuffer();
  private readonly host: Host;
  private readonly history: History;
  private readonly foresight: Foresight;
  private readonly palette: Palette;
  private menu: Menu | null = null;
  private search: Search | null = null;
  /** Walking the history: where, and what was typed before. */
  private walk: { readonly at: number; readonly draft: string } | null = null;
  /** The newest old text, by its place, that goes on like a text of this line; -1 where none does. */
  private sought: { readonly text: string; readonly at: number } | null = null;
  private readonly indentation: Indentation;
  /** The text that is a paste of whole lines and nothing else. */
  private pastedLines: string | null = null;

  constructor(host: Host, history: History) {
    this.host = host;
    this.history = history;
    this.foresight = new Foresight(host);
    this.indentation = new Indentation(this.buffer);
    this.palette = paletteOf(host.colors);
  }

  /** An empty line; the session may have changed. */
  start(): void {
    this.buffer.reset();
    [this.menu, this.search, this.walk, this.sought] = [null, null, null, null];
    this.indentation.settle();
    this.foresight.forget();
  }
  /** Something was put off until there is a pause. */
  get unsettled(): boolean {
    return this.foresight.unsettled;
  }
  settle(): void {
    this.foresight.settle();
  }

  /** Takes inputs until one of them ends the editing; null if none did. */
  take(inputs: readonly Input[]): Entered | null {
    for (const [i, input] of inputs.entries()) {
      const next = inputs[i + 1];
      const ended = this.one(input, next?.type === "text" ? next.text : null);
      if (ended) return { kind: ended, rest: inputs.slice(i + 1) };
    }
    return null;
  }

  /** `more`: the text that was sent together with the input, behind it. */
  private one(input: Input, more: string | null): Entered["kind"] | null {
    if (input.type === "reply") return null;
    if (this.search && this.searched(this.search, input)) return null;
    if (input.type === "text") return this.typed(input.text);
    if (input.type === "paste") return this.pasted(input.text);
    if (this.menu && this.inMenu(this.menu, input.name)) return null;
    if (input.name !== "up" && input.name !== "down" && !/^C-[pn]$|^page/.test(input.name)) this.walk = null;
    return this.pressed(input.name, more);
  }

  private typed(text: string): null {
    const own = this.indentation.withoutDoubled(text);
    if (own !== "") {
      this.buffer.insert(own);
      if (/[)\]}:]$/.test(own)) this.indentation.closeBlock(own.at(-1)!);
    }
    this.walk = null;
    this.refilter();
    return null;
  }
  private pasted(text: string): null {
    const isAll = this.buffer.text.trim() === "" && /\n\s*$/.test(text);
    this.buffer.insert(fitPaste(text, this.buffer.lead), "whole");
    this.pastedLines = isAll ? this.buffer.text : null;
    [this.walk, this.menu] = [null, null];
    this.indentation.settle();
    return null;
  }

  private pressed(name: string, more: string | null): Entered["kind"] | null {
    if (name === "enter") return this.enter(more);
    this.indentation.settle();
    switch (name) {
      case "C-c":
        return "cancel";
      case "C-d":
        if (this.buffer.text === "") return "end";
        this.buffer.erase();
        return null;
      case "C-z":
        return "suspend";
      case "C-l":
        return "clear";
      case "C-r":
      case "C-s":
        this.search = new Search(this.history, { text: this.buffer.text, cursor: this.buffer.cursor });
        return null;
      case "tab":
        this.tab();
        return null;
      case "S-tab":
        this.indentation.shiftOut();
        return null;
      case "A-enter":
      case "S-enter":
      case "C-enter":
      case "C-j":
        this.breakLine(more !== null);
        return null;
      default:
        if (!this.moved(name)) edits[name]?.(this.buffer);
        return null;
    }
  }

  /** Keys that take ghost text where there is some, or walk the history where there is no line to go to. */
  private moved(name: string): boolean {
    const ghost = /right|^end$|^[CA]-[fe]$/.test(name) ? this.ghost() : "";
    if (ghost !== "" && ["right", "C-f", "end", "C-e"].includes(name)) {
      this.buffer.insert(ghost, "whole");
      return true;
    }
    if (ghost !== "" && ["A-right", "C-right", "A-f"].includes(name)) {
      this.buffer.insert(ghost.slice(0, wordEnd(ghost, 0)), "whole");
      return true;
    }
    const [back, forth] = [["up", "C-p", "pageup"].includes(name), ["down", "C-n", "pagedown"].includes(name)];
    if (!back && !forth) return false;
    const step = back ? -1 : 1;
    if (!name.startsWith("page") && this.walk === null && this.buffer.vertical(step)) return true;
    if (name !== "pageup" && name !== "pagedown" && this.walk !== null && this.buffer.vertical(step)) return true;
    this.walkHistory(step);
    return true;
  }
  /** To the next older or newer text that begins as what was typed does. */
  private walkHistory(step: -1 | 1): void {
    if (!this.walk && step > 0) return;
    const walk = this.walk ?? { at: this.history.entries.length, draft: this.buffer.text };
    const fits = (text: string): boolean => text.startsWith(walk.draft) && text !== this.buffer.text;
    const found = this.history.find(walk.at + step, step, fits);
    if (found < 0 && step < 0) return;
    this.walk = found < 0 ? null : { at: found, draft: walk.draft };
    this.buffer.set(found < 0 ? walk.draft : this.history.entries[found]!.text);
  }

  private enter(more: string | null): Entered["kind"] | null {
    const { buffer } = this;
    // An empty line ends a block, so the editor's own indentation must not count; nor is one wanted behind pasted lines.
    const isWhole = this.pastedLines === buffer.text && this.host.openBracket(buffer.text) === null;
    const text = this.madeOnly() || isWhole ? `${buffer.text.trimEnd()}\n` : buffer.text;
    // Where more was sent together with the key, an empty line within brackets is one of its lines, or above a line of a block.
    const within =
      more !== null &&
      (this.host.openBracket(text) !== null || (/^[ \t]+\S/.test(more) && this.host.isOpen(text.trimEnd())));
    if (text.trim() !== "" && (within || this.host.isOpen(text))) {
      this.breakLine(more !== null);
      return null;
    }
    buffer.toEnd();
    return "line";
  }
  /** Where more was sent together with the key, it brings its own indentation. */
  private breakLine(moreComes: boolean): void {
    const { buffer } = this;
    this.indentation.breakLine(moreComes ? "" : this.host.indentAfter(buffer.text.slice(0, buffer.cursor)));
  }
  private madeOnly(): boolean {
    return this.buffer.cursor === this.buffer.text.length && /\n *$/.test(this.buffer.text);
  }
  private tab(): void {
    const { buffer } = this;
    if (buffer.lead.trim() === "" && (buffer.lead !== "" || buffer.text !== "")) {
      this.indentation.shiftIn();
      return;
    }
    const found = this.host.complete(buffer.text, buffer.cursor);
    if (found.items.length === 1) return this.accept(found.from, found.items[0]!);
    const start = commonStart(found.items);
    if (start.length > buffer.cursor - found.from && start.startsWith(buffer.text.slice(found.from, buffer.cursor)))
      buffer.replace(found.from, buffer.cursor, start);
    this.menu = openMenu(found);
  }
  private accept(from: number, { text }: Completion): void {
    this.buffer.replace(from, this.buffer.cursor, text);
    this.menu = null;
  }
  /** More was typed while the menu is open. */
  private refilter(): void {
    if (!this.menu) return;
    const { from, items } = this.host.complete(this.buffer.text, this.buffer.cursor);
    this.menu = this.buffer.cursor > from ? openMenu({ from, items }) : null;
  }
  private inMenu(menu: Menu, name: string): boolean {
    switch (name) {
      case "tab":
      case "down":
      case "C-n":
        this.menu = pickNext(menu, 1);
        return true;
      case "S-tab":
      case "up":
      case "C-p":
        this.menu = pickNext(menu, -1);
        return true;
      case "enter":
      case "right":
        this.accept(menu.from, menu.items[menu.picked]!);
        return true;
      case "escape":
      case "C-g":
        this.menu = null;
        return true;
      case "backspace":
        this.buffer.backspace();
        this.refilter();
        return true;
      default:
        this.menu = null;
        return false;
    }
  }

  /** A key while searching; false if it ends the search and is to be taken as any other. */
  private searched(search: Search, input: Exclude<Input, { type: "reply" }>): boolean {
    if (input.type !== "key") {
      search.look(search.query + input.text.split("\n")[0]!);
      return true;
    }
    switch (input.name) {
      case "C-r":
      case "up":
        search.next(-1);
        return true;
      case "C-s":
      case "down":
        search.next(1);
        return true;
      case "backspace":
        search.look([...search.query].slice(0, -1).join(""));
        return true;
      case "C-g":
      case "C-c":
      case "escape":
        this.search = null;
        return true;
    }
    this.search = null;
    if (search.hit) this.buffer.set(search.hit.text);
    // Enter shows what was found; a second one runs it.
    return ["enter", "tab", "right", "end", "C-e"].includes(input.name);
  }

  /** What is offered behind the cursor: the newest old text that goes on like this one and would still run. */
  private ghost(): string {
    const { text, cursor } = this.buffer;
    if (this.menu || this.search || text.trim() === "" || cursor !== text.length || this.host.colors === 0) return "";
    const { history, sought } = this;
    const goesOn = (old: string): boolean => old.length > text.length && old.startsWith(text);
    // What goes on like this text went on like its beginning: what was passed over for that needs no second look.
    let at = sought && text.startsWith(sought.text) ? sought.at + 1 : history.entries.length;
    for (let tries = 0; tries < ghostTries; tries++) {
      at = history.find(at - 1, -1, goesOn);
      if (tries === 0) this.sought = { text, at };
      if (at < 0) return "";
      const entry = history.entries[at]!;
      if (!entry.failed && this.foresight.wouldRun(entry.text)) return entry.text.slice(text.length);
    }
    return "";
  }

  /** The frame as it is now. */
  frame(columns: number, height: number): Frame {
    if (this.search) return this.searchFrame(this.search, columns);
    const { text, cursor } = this.buffer;
    const frame = this.page(text, cursor, this.ghost(), columns);
    if (this.menu)
      return withRowsBelow(
        frame,
        menuRows(this.menu, this.palette, height - frame.rows.length, this.host.say),
        columns,
      );
    return withRowsBelow(frame, this.hintRows(text, cursor), columns);
  }
  /** The text alone, as it stays on the screen. */
  lastFrame(columns: number): Frame {
    return this.page(this.buffer.text, this.buffer.text.length, "", columns, -1);
  }
  private page(text: string, cursor: number, ghost: string, columns: number, eye = cursor): Frame {
    const { palette } = this;
    return layOut({
      text,
      cursor,
      styled: palette.marks(this.host.highlight(text, eye)),
      ghost: { text: ghost, style: palette.style("faint") },
      prompt: palette.paint("prompt", prompt),
      continued: palette.paint("faint", continued),
      columns,
    });
  }
  private hintRows(text: string, cursor: number): string[] {
    if (text.trim() === "") return [];
    const open = text.includes("\n") && cursor === text.length ? this.host.openHint(text) : null;
    const hint = this.foresight.hint(text, cursor);
    return [
      ...(open === null ? [] : [this.palette.paint("faint", `  ${open}`)]),
      ...(hint ? [`${this.palette.paint("faint", "  ")}${this.palette.paint(hint.kind, hint.text)}`] : []),
    ];
  }
  private searchFrame(search: Search, columns: number): Frame {
    const { palette } = this;
    const { say } = this.host;
    const { hit } = search;
    const text = hit?.text ?? "";
    const frame = layOut({
      text,
      cursor: Math.max(0, search.placeIn(text)),
      styled: palette.marks(this.host.highlight(text, -1)),
      ghost: { text: "", style: "" },
      prompt: `${palette.paint("faint", say("search"))} ${palette.paint("prompt", search.query)}: `,
      continued: palette.paint("faint", continued),
      columns,
    });
    if (!hit)
      return search.query === ""
        ? frame
        : withRowsBelow(frame, [palette.paint("faint", `  ${say("not found")}`)], columns);
    const failed = hit.failed ? [palette.paint("failed", `  ✗ ${say("failed when it was run last")}`)] : [];
    return withRowsBelow(frame, [...failed, ...this.hintRows(text, text.length)], columns);
  }
}
