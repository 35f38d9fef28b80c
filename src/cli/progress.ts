/**
 * A line on standard error that says how far long work has come: what, how far, how long it will still take. Written
 * over itself, and gone as soon as anything else is shown. Knows no session.
 */
import { sparkline } from "../core/bars.ts";
import type { Speech } from "../core/speech.ts";
import { cutTo } from "../render/width.ts";
import type { Progress } from "../session/outside.ts";
import type { Output } from "./output.ts";

type Say = Speech["say"];

/** Shorter work goes without; in ms. */
const patience = 1000;
const bars = 16;

export class ProgressLine {
  private readonly err: Output;
  private began = 0;
  private last: Progress | null = null;
  private shown = false;

  constructor(err: Output) {
    this.err = err;
  }
  show(progress: Progress, now: number, say: Say): void {
    const { last } = this;
    if (!last || last.what !== progress.what || progress.done < last.done) this.began = now;
    this.last = progress;
    if (now - this.began < patience) return;
    const line = cutTo(showProgress(progress, now - this.began, say), (process.stderr.columns || 80) - 1);
    this.err.write(`\r${line}\x1b[K`);
    this.err.flush();
    this.shown = true;
  }
  clear(): void {
    if (!this.shown) return;
    this.err.write("\r\x1b[K");
    this.err.flush();
    this.shown = false;
  }
}

function showProgress({ what, done, total, trend }: Progress, spent: number, say: Say): string {
  const left = done === 0 ? "" : `   ${say(`${showTime((spent / done) * (total - done))} left`)}`;
  const finite = trend.filter(Number.isFinite);
  const step = Math.max(1, Math.ceil(finite.length / bars));
  const picked = finite.filter((_, i) => i % step === 0);
  const goes = finite.length === 0 ? "" : `   ${finite.at(-1)!.toPrecision(5)} ${sparkline(picked)}`;
  return `${say(what)} ${say(`${done} of ${total}`)} (${Math.floor((100 * done) / total)}%)${left}${goes}`;
}

function showTime(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
