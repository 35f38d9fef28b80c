/**
 * Files as a session finds them: from the working folder, or beside the script that is running. A preview reads nothing,
 * and writes nothing. Knows paths and whom to ask for bytes, not what the bytes mean.
 */
import { refuse } from "../core/errors.ts";
import type { Figure, FigureFormat } from "../core/figure.ts";
import { type Files, NotKnownYet } from "../lang/env.ts";
import { useEngineMemory } from "../runtime/realize.ts";
import type { Session } from "./session.ts";

/** The bytes of a file, and where it was found. Standard input if the path is null. @throws io/address */
export function readFile(
  { outside, running }: Session,
  path: string | null,
): { readonly path: string; readonly bytes: Uint8Array } {
  if (path !== null && /^(?:https?|ftps?|s3|gs|file):\/\//i.test(path))
    throw refuse("io/address", { path: `\`${path}\`` }, { notes: { file: { text: "" } } });
  try {
    useEngineMemory();
    return { path: path ?? "standard input", bytes: outside.readBytes(path) };
  } catch (error) {
    const folder = /^.*[/\\]/.exec(running.at(-1) ?? "")?.[0];
    if (folder === undefined || path === null || /^(?:[/\\~]|[A-Za-z]:)/.test(path)) throw error;
    try {
      return { path: folder + path, bytes: outside.readBytes(folder + path) };
    } catch {
      throw error;
    }
  }
}

/** Draws a figure into a file of the kind that its name ends in. @throws plot/format */
export function saveFigure({ outside, previewing }: Session, figure: Figure, path: string): void {
  if (previewing) throw new NotKnownYet();
  const format = /\.(svg|png|html)$/i.exec(path)?.[1]?.toLowerCase() as FigureFormat | undefined;
  if (!format) throw refuse("plot/format", { path: `\`${path}\`` });
  outside.writeBytes(path, outside.draw!(figure, format, { width: null, height: null }));
}

export function filesOf(session: Session): Files {
  const { outside } = session;
  const asked = <T>(task: () => T): T => {
    if (session.previewing) throw new NotKnownYet();
    return task();
  };
  const write = (path: string, bytesOf: () => Uint8Array): void =>
    asked(() => {
      outside.writeBytes(path, bytesOf());
      session.printed = true;
    });
  return {
    arrays: (path) => asked(() => outside.commands.decodeArrays(readFile(session, path).bytes, path)),
    writeArrays: (path, arrays) => write(path, () => outside.commands.encodeArrays(arrays, path)),
    text: (path) => asked(() => new TextDecoder().decode(readFile(session, path).bytes)),
    writeText: (path, text) => write(path, () => new TextEncoder().encode(text)),
  };
}
