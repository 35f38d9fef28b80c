/** Standard output and standard error, written at once. A reader who has gone away is no error: we end quietly. */
import { writeSync } from "node:fs";
import { reasons } from "./file-reasons.ts";

export interface Output {
  readonly write: (text: string) => void;
  /** Everything written so far is with the reader. */
  readonly flush: () => void;
}

/** What ends the process when nobody reads any more. */
export type Leave = (code: number) => never;

const enough = 32768;
const soon = 20;
const few = 64;

/** Where very much is written, it is gathered for a few milliseconds. All else goes out at once: long work may follow. */
export function outputTo(fd: 1 | 2, leave: Leave): Output {
  let waiting = "";
  let [last, writes] = [0, 0];
  const flush = (): void => {
    if (waiting === "") return;
    const bytes = Buffer.from(waiting);
    waiting = "";
    writeAll(fd, bytes, leave);
  };
  return {
    flush,
    write: (text) => {
      waiting += text;
      const now = Date.now();
      if (now - last >= soon) [last, writes] = [now, 0];
      writes++;
      if (writes <= few || waiting.length >= enough) flush();
    },
  };
}

/** Says where there still is somebody that nothing can be written any more; the exit code. */
function cannotWrite(fd: number, code: string): number {
  if (fd === 1) writeSync(2, `error[io/missing]: cannot write standard output: ${reasons[code] ?? code}\n`);
  return 1;
}

function writeAll(fd: number, bytes: Buffer, leave: Leave): void {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(fd, bytes, at);
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === "EPIPE") leave(0);
      if (code !== "EAGAIN") leave(cannotWrite(fd, code ?? String(error)));
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
    }
  }
}
