/** Whether a stream shows colour, and how many: the flag, then NO_COLOR, then FORCE_COLOR, then whether it is a terminal. */
export type ColorFlag = "auto" | "always" | "never";
export type ColorLevel = 0 | 1 | 2 | 3;
type Environment = Readonly<Record<string, string | undefined>>;

/** `isTerminal` is asked only where nothing else decides. */
export function colorLevel(flag: ColorFlag, isTerminal: () => boolean, env: Environment): ColorLevel {
  if (flag === "never") return 0;
  if (flag === "always") return Math.max(1, terminalLevel(env)) as ColorLevel;
  if (env["NO_COLOR"]) return 0;
  const forced = env["FORCE_COLOR"];
  if (forced !== undefined) {
    if (forced === "0" || forced === "false") return 0;
    if (forced === "2" || forced === "3") return Number(forced) as ColorLevel;
    return Math.max(1, terminalLevel(env)) as ColorLevel;
  }
  return isTerminal() ? terminalLevel(env) : 0;
}

function terminalLevel(env: Environment): ColorLevel {
  const term = env["TERM"] ?? "";
  if (term === "dumb") return 0;
  if (/truecolor|24bit/i.test(env["COLORTERM"] ?? "")) return 3;
  return /256/.test(term) ? 2 : 1;
}
