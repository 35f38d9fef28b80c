/**
 * A process of its own, with a larger stack, for a script whose functions call each other deeply. Knows the system's shell and
 * Node's option for this, nothing of what a script does.
 */
import { spawnSync } from "node:child_process";
import { constants } from "node:os";
import { stackOption } from "./depth.ts";

/**
 * A quarter of a gigabyte of stack where the system lets us, or as much as it does; a part of it stays for what is no
 * JavaScript. The collector goes through all of it, so that more would take minutes to fill.
 */
const begin = `for k in 250000 65500; do ulimit -s $k 2>/dev/null && break; done
k=$(ulimit -s); [ "$k" = unlimited ] && k=250000
node=$1; shift; exec "$node" ${stackOption}$((k - 1000)) "$@"`;

/** The exit code of the process in which the command line ran; null where none could begin. */
export function runDeeper(): number | null {
  // The one that runs hears of it as well, and says so.
  process.on("SIGINT", () => undefined);
  const { status, signal, error } = spawnSync(
    "/bin/sh",
    ["-c", begin, "sh", process.execPath, ...process.execArgv, ...process.argv.slice(1)],
    { stdio: "inherit" },
  );
  if (error) return null;
  return status ?? 128 + (signal ? constants.signals[signal] : 0);
}
