/** What the build puts here in the bundle: the index of the library's files. The source itself does not say it twice. */

/** As `libraryIndex` of library.ts writes it; null where the files have to be looked through. */
export const knownLibrary = null as string | null;
