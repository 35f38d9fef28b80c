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
    const beside = path === null ? null : besideScript(running, path);
    if (beside === null) throw error;
    try {
      return { path: beside, bytes: outside.readBytes(beside) };
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

/** The path beside the script that is running; null where there is none, or the path says where it begins. */
function besideScript(running: Session["running"], path: string): string | null {
  const folder = /^.*[/\\]/.exec(running.at(-1) ?? "")?.[0];
  return folder === undefined || /^(?:[/\\~]|[A-Za-z]:)/.test(path) ? null : folder + path;
}

/** What is at a path, found as files are that are read. */
function kindOf({ outside, running }: Session, path: string): "file" | "folder" | null {
  const beside = besideScript(running, path);
  return outside.disk?.kindOf(path) ?? (beside === null ? null : (outside.disk?.kindOf(beside) ?? null));
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
    checkpoint: (path) => asked(() => outside.commands.decodeCheckpoint(readFile(session, path).bytes, path)),
    writeCheckpoint: (path, kept) => write(path, () => outside.commands.encodeCheckpoint(kept, path)),
    groups: (path) =>
      asked(() => outside.commands.decodeGroups(readFile(session, path).bytes, path, outside.groupLibrary())),
    writeGroups: (path, group) => write(path, () => outside.commands.encodeGroups(group, path, outside.groupLibrary())),
    model: (path) =>
      asked(() => outside.commands.decodeModel(readFile(session, path).bytes, path, outside.groupLibrary())),
    writeModel: (path, model) => write(path, () => outside.commands.encodeModel(model, path, outside.groupLibrary())),
    text: (path) => asked(() => new TextDecoder().decode(readFile(session, path).bytes)),
    writeText: (path, text) => write(path, () => new TextEncoder().encode(text)),
    bytes: (path) => asked(() => readFile(session, path).bytes),
    append: (path, bytes) =>
      asked(() => {
        outside.disk?.append(path, bytes);
        session.printed = true;
      }),
    settle: (path) => asked(() => outside.disk?.settle(path)),
    kindOf: (path) => asked(() => kindOf(session, path)),
    namesIn: (folder) => asked(() => outside.disk?.namesIn(folder) ?? []),
    remove: (path) =>
      asked(() => {
        outside.disk?.remove(path);
        session.printed = true;
      }),
    rename: (from, to) =>
      asked(() => {
        outside.disk?.rename(from, to);
        session.printed = true;
      }),
    passingFolder: () => outside.disk?.passingFolder() ?? "/tmp",
    packer: outside.commands.packer,
    makeFolder: (path) =>
      asked(() => {
        outside.disk?.makeFolder(path);
        session.printed = true;
      }),
    folder: () => outside.disk?.folder() ?? "/",
    line: () => outside.disk?.line?.() ?? "",
  };
}
