/** Arrays in groups in groups, all of them with attributes, as HDF5 files hold them. Knows no files. */
import type { Stored } from "./stored.ts";

export interface Group {
  readonly attributes: ReadonlyMap<string, Attribute>;
  /** By their names, in the file's order. */
  readonly members: ReadonlyMap<string, Group | Stored>;
}

export type Attribute = string | readonly string[] | Stored;

export const isGroup = (member: Group | Stored): member is Group => "members" in member;

/** What is wrong with the bytes of a file that should hold groups. */
export interface Fault {
  readonly fault: "short" | "damaged" | "large";
}

/** The library that reads and writes them. It stands apart, so that its faults come as values. */
export interface GroupLibrary {
  readonly groupIn: (bytes: Uint8Array) => Group | Fault;
  readonly bytesOf: (group: Group) => Uint8Array | Fault;
}

/** A model as Keras keeps it: what it is, as JSON, and its weights. */
export interface KerasModel {
  readonly metadata: string;
  readonly config: string;
  readonly weights: Group;
}
