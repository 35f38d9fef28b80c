/** What a session is given from outside, and what it says to whoever shows it. */
import type { Answer, TapeAnswer } from "../core/answer.ts";
import type { Kept } from "../core/checkpoint.ts";
import type { Diagnostic } from "../core/errors.ts";
import type { Figure, FigureFormat, FigureSize } from "../core/figure.ts";
import type { Group, GroupLibrary, KerasModel } from "../core/groups.ts";
import type { Packer } from "../core/packing.ts";
import type { Speech } from "../core/speech.ts";
import type { Stored } from "../core/stored.ts";
import type { Env } from "../lang/env.ts";
import type { CommandStatement } from "../lang/syntax.ts";
import type { Paths } from "../lang/words.ts";
import type { Decoded } from "./rounded.ts";
import type { Session } from "./session.ts";

/** What happened while a statement ran, in order. `line` is the line on which the statement begins. */
export type Event =
  | { readonly kind: "answer"; readonly line: number; readonly answer: Answer }
  /** Text that a program printed, as it is. */
  | { readonly kind: "print"; readonly line: number; readonly text: string; readonly aside?: true }
  | {
      readonly kind: "diagnostic";
      readonly line: number;
      readonly diagnostic: Diagnostic;
      readonly stack?: string | undefined;
    };

/** How far long work has come. */
export interface Progress {
  readonly what: string;
  readonly done: number;
  readonly total: number;
  /** Numbers that show where it goes: the losses so far. */
  readonly trend: readonly number[];
}

export type Emit = (event: Event) => void;

/** What a session is given from outside. */
export interface Outside {
  readonly commands: CommandSet;
  /** The bytes of a file, of standard input if the path is null. */
  readonly readBytes: (path: string | null) => Uint8Array;
  /** Puts these bytes, one piece after another, in a file: all of them or none. */
  readonly writeBytes: (path: string, ...pieces: readonly Uint8Array[]) => void;
  /** What else programs ask of a disk; undefined where there are only files that can be read and written as a whole. */
  readonly disk?: Disk;
  /** The library that reads and writes groups of arrays, loaded when it is first asked for. */
  readonly groupLibrary: () => GroupLibrary;
  /** A figure as the bytes of a file; undefined where figures are drawn in characters alone. */
  readonly draw?: (figure: Figure, format: FigureFormat, size: FigureSize) => Uint8Array;
  /** The steps of a tape as the bytes of a file, as the session speaks; undefined as above. */
  readonly drawTape?: (tape: TapeAnswer, format: FigureFormat, session: Session) => Uint8Array;
  /** What an event looks like to people, without colour. */
  readonly show: (event: Event, session: Session) => string;
  /** The file of the last conversation that ended in a crash, if there is one. */
  readonly lastSession?: () => string | null;
  /** Korean, loaded when somebody asks in it. */
  readonly korean?: () => Speech;
  /** A whole number from chance, for random numbers without a seed. */
  readonly entropy: () => bigint;
  /** Milliseconds from some fixed moment. */
  readonly now: () => number;
  /** Runs a task; null if Ctrl-C broke it off, anywhere in it. Undefined where nobody can. */
  readonly untilInterrupted?: <T>(task: () => T) => { readonly value: T } | null;
  /** Long work has come so far: shown only while it lasts, and only where somebody looks on. */
  readonly progress?: (progress: Progress) => void;
}

/** Files and folders, beside what is in them. */
export interface Disk {
  /** The working folder. */
  readonly folder: () => string;
  readonly kindOf: (path: string) => "file" | "folder" | null;
  readonly namesIn: (folder: string) => readonly string[];
  readonly makeFolder: (path: string) => void;
  /** A file, or a folder with nothing in it, is there no more. */
  readonly remove: (path: string) => void;
  readonly rename: (from: string, to: string) => void;
  /** The folder for what is needed for a while only. */
  readonly passingFolder: () => string;
  /** Puts these bytes behind what is in a file, soon: at the latest when the file is read, or the process ends. */
  readonly append: (path: string, bytes: Uint8Array) => void;
  /** Writes what waits to be appended: to one file, or to all. */
  readonly settle: (path: string | null) => void;
  /** The next line of standard input, with its end; empty where there is none. */
  readonly line?: () => string;
}

export interface CommandSet {
  readonly isCommand: (name: string) => boolean;
  readonly names: readonly string[];
  /** How that command is written. */
  readonly formOf: (name: string) => string;
  /** The command within which that word says something by itself; null where there is none. */
  readonly within: (word: string) => string | null;
  /** Which words of that command name files. */
  readonly pathsOf: (name: string) => Paths;
  readonly run: (statement: CommandStatement, session: Session, env: Env) => Iterable<Answer>;
  /** That command changes nothing but the session, and computes nothing before it has checked what it is given. */
  readonly canPreview: (name: string) => boolean;
  /** The tensor in the bytes of a file. */
  readonly decode: (bytes: Uint8Array, path: string, float: "float32" | "float64") => Decoded;
  /** NumPy's own files: one array, or several by name. */
  readonly decodeArrays: (bytes: Uint8Array, path: string) => Stored | ReadonlyMap<string, Stored>;
  /** What programs keep of a training, in PyTorch's files. */
  readonly decodeCheckpoint: (bytes: Uint8Array, path: string) => Kept;
  readonly encodeCheckpoint: (kept: Kept, path: string) => Uint8Array;
  /** Groups of arrays, as HDF5's files have them, and Keras' models. */
  readonly decodeGroups: (bytes: Uint8Array, path: string, library: GroupLibrary) => Group;
  readonly encodeGroups: (group: Group, path: string, library: GroupLibrary) => Uint8Array;
  readonly decodeModel: (bytes: Uint8Array, path: string, library: GroupLibrary) => KerasModel;
  readonly encodeModel: (model: KerasModel, path: string, library: GroupLibrary) => Uint8Array;
  readonly packer: Packer;
  readonly encodeArrays: (arrays: Stored | ReadonlyMap<string, Stored>, path: string) => Uint8Array;
}
