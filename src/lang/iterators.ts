/** Iterators: items one at a time, each made when it is asked for. How far one has come is undone with its statement. */
import { birth } from "../core/birth.ts";
import { refuse } from "../core/errors.ts";
import { type Env, plainUndo } from "./env.ts";
import { asksItself } from "./python-says.ts";
import type { IteratorValue, Value } from "./value.ts";

/** `next` gives the item at a place, asked in order from 0; undefined at the end. */
export const iteratorOf = (name: string, next: IteratorValue["next"]): IteratorValue => ({
  kind: "iterator",
  name,
  at: 0,
  next,
  born: birth(),
});

/** The next item; undefined once there is none, and ever after. */
export function advance(it: IteratorValue, env: Env): Value | undefined {
  if (it.at === Number.POSITIVE_INFINITY) return undefined;
  const item = it.next(it.at, env);
  if (it.passed && env.host.isOwn(it)) it.passed(it.at);
  goTo(it, item === undefined ? Number.POSITIVE_INFINITY : it.at + 1, env);
  return item;
}

/** Whoever took items by himself says how many there are behind it now. */
export function goTo(it: IteratorValue, at: number, env: Env): void {
  env.host.touch(it, () =>
    plainUndo(
      () => it.at,
      (at) => {
        it.at = at;
      },
    ),
  );
  it.at = at;
}

/** An iterator over what a function with `yield` gives, which can be sent values and errors. */
export function generatorIterator(made: Generator<Value, Value, Value | undefined>): IteratorValue {
  const kept: (Value | undefined)[] = [];
  let sent: Value | undefined;
  let raised: Error | null = null;
  let result: Value | undefined;
  let running = false;
  const next = (at: number): Value | undefined => {
    if (at < kept.length && !raised) return kept[at];
    const [value, error] = [sent, raised];
    [sent, raised] = [undefined, null];
    if (running) throw executing();
    running = true;
    let step: IteratorResult<Value, Value>;
    try {
      step = error ? made.throw(error) : made.next(value);
    } finally {
      running = false;
    }
    if (step.done) {
      result = step.value;
      return undefined;
    }
    kept.push(step.value);
    return step.value;
  };
  const resume = {
    send: (value: Value): void => {
      sent = value;
    },
    raise: (error: Error): void => {
      raised = error;
    },
    result: (): Value | undefined => result,
  };
  return { ...iteratorOf("generator", next), passed: forgetIn(kept), resume };
}

/** A generator that asks itself. */
const executing = (): Error => refuse("value/domain", { detail: asksItself[1] }, { exception: asksItself });

/** An iterator over what a generator of the host makes; what was made is kept, so that a failed statement can go back. */
export function iteratorOver(name: string, made: Iterator<Value>): IteratorValue {
  const kept: (Value | undefined)[] = [];
  const next = (at: number): Value | undefined => {
    if (at >= kept.length) {
      const next = made.next();
      if (next.done) return undefined;
      kept.push(next.value);
    }
    return kept[at];
  };
  return { ...iteratorOf(name, next), passed: forgetIn(kept) };
}

const forgetIn = (kept: (Value | undefined)[]) => (at: number) => {
  if (at < kept.length) kept[at] = undefined;
};
