/** What the build makes of h5wasm: a library that starts when it is told to, and does not wait. */
declare module "h5wasm" {
  interface Metadata {
    /** HDF5's class of types: 0 an integer, 1 a float, 3 text, 8 an enumeration. */
    readonly type: number;
    /** Bytes of an element. */
    readonly size: number;
    readonly signed: boolean;
    readonly shape: readonly number[] | null;
    /** Of a dataset that shows parts of others: those, `.` for the file itself. */
    readonly virtual_sources?: readonly { readonly file_name: string; readonly dset_name: string }[];
    readonly enum_type?: { readonly members: Readonly<Record<string, number>> };
  }
  interface Library {
    readonly HEAPU8: Uint8Array;
    readonly MAXIMUM_MEMORY: number;
    _malloc(bytes: number): number;
    activate_throwing_error_handler(): void;
    get_dataset_metadata(file: bigint, path: string): Metadata;
    get_dataset_data(file: bigint, path: string, count: null, offset: null, strides: null, into: bigint): number;
    readonly H5G_DATASET: number;
    get_type(file: bigint, path: string): number;
    get_dataset_filters(file: bigint, path: string): readonly { readonly id: number; readonly name: string }[];
    create_object_reference(file: bigint, path: string): Uint8Array;
    create_dataset(file: bigint, path: string, from: bigint, metadata: object): number;
    create_attribute(file: bigint, path: string, name: string, from: bigint, metadata: object): number;
  }
  interface Attribute {
    readonly metadata: Metadata;
    readonly value: unknown;
  }
  class Group {
    readonly attrs: Readonly<Record<string, Attribute>>;
    readonly path: string;
    keys(): string[];
    get(name: string): unknown;
    create_group(name: string): Group;
    create_attribute(name: string, data: string | readonly string[], shape?: readonly number[] | null): void;
  }
  class File extends Group {
    readonly file_id: bigint;
    constructor(name: string, mode: "r" | "w");
    close(): number;
  }
  class BrokenSoftLink {
    readonly target: string;
  }
  class ExternalLink {
    readonly filename: string;
    readonly obj_path: string;
  }
  class Dataset {
    readonly path: string;
  }
  const FS: {
    writeFile(name: string, bytes: Uint8Array): void;
    readFile(name: string): Uint8Array;
  };
  function start(): Library;
}
