/** Where a program's print writes when it was led elsewhere: `redirect_stdout`, or another `sys.stdout`. Knows no files. */
import { type Env, plainUndo } from "./env.ts";
import type { Value } from "./value.ts";

const outlets = new WeakMap<object, Value>();

/** What takes the text instead; undefined where it goes out. */
export const outletOf = ({ host }: Env): Value | undefined => outlets.get(host);

/** Text goes there from now on; out again, without a place. */
export function setOutlet(to: Value | undefined, { host }: Env): void {
  const put = (place: Value | undefined): void => {
    if (place) outlets.set(host, place);
    else outlets.delete(host);
  };
  const known = outlets.get(host);
  host.touch(outlets, () => plainUndo(() => known, put));
  put(to);
}
