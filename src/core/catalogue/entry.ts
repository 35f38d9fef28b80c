/** What the catalogue holds about one error. */
export interface Entry {
  /** What is said, with the facts that it needs in braces. */
  readonly message: string;
  /** What the error means for someone who meets it for the first time. */
  readonly about: string;
}
