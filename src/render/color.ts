/** Roles as colours, by chalk. The only file that knows it; loaded when colour is wanted. */
import { Chalk } from "chalk";
import type { Ink, Role } from "./document.ts";

/** `level` is how many colours there are: 1 for sixteen, 2 for 256, 3 for all. */
export function colored(level: 1 | 2 | 3): (role: Role, text: string) => string {
  const chalk = new Chalk({ level });
  const paints: Readonly<Record<Exclude<Role, Ink>, (text: string) => string>> = {
    plain: (text) => text,
    dim: chalk.dim,
    name: chalk.cyan,
    title: chalk.bold,
    code: chalk.green,
    picked: chalk.inverse,
    error: chalk.red.bold,
    warning: chalk.yellow.bold,
    mark: chalk.yellow,
    help: chalk.green,
  };
  const inked = (ink: Ink, text: string): string => {
    const front = chalk.hex(ink.slice(0, 7));
    return (ink.length > 7 ? front.bgHex(ink.slice(7)) : front)(text);
  };
  const isInk = (role: Role): role is Ink => role.startsWith("#");
  return (role, text) => {
    if (text === "") return "";
    return isInk(role) ? inked(role, text) : paints[role](text);
  };
}
