// A clock that a program reads counts what stands before it: nothing is left to be computed after.
import { expect, test } from "vitest";
import { runText } from "../../src/session/run.ts";
import { newSession, textOf } from "../conversation.ts";

function printed(program: string): string {
  const session = newSession(undefined, "python");
  let text = "";
  runText(session, { name: "", text: program, line: 1 }, (event) => {
    text += textOf(event, session);
  });
  return text;
}

// A product of 0.7 G numbers and reading one element of it differ by a factor of a thousand.
test.each(["time.time", "time.perf_counter"])("%s within a function", (clock) => {
  const program = `
import numpy as np, time
clock = ${clock === "time.time" ? clock : "time.time"}
def timed(x):
    start = clock(); y = x @ x; ${clock}(); made = clock(); float(y[0, 0]); read = clock()
    return made - start > read - made
print(timed(np.ones((900, 900))))`;
  expect(printed(program)).toBe("True\n");
});

test.each(["x @ x", "lambda: x @ x", "y = x @ x\\nz = y + 1"])("timeit of %s", (what) => {
  const code = what.startsWith("lambda") ? what : `"${what}"`;
  const program = `
import numpy as np, time, timeit
x = np.ones((900, 900))
def once():
    start = time.time(); float((x @ x)[0, 0]); return time.time() - start
least = min(once() for _ in range(4))
start = time.time(); took = timeit.timeit(${code}, number=3, globals=globals())
print(time.time() - start > 2 * least)`;
  expect(printed(program)).toBe("True\n");
});
