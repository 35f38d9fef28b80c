// NumPy's functions that read and write files; what is expected is what NumPy 2 prints and writes.
import { describe, expect, test } from "vitest";
import { Files, newSession, say } from "../conversation.ts";

const head = "import numpy as np\nx = np.arange(6.0).reshape(2, 3)\n";
function run(text: string, files = new Files()): string {
  return say(head + text, newSession(files, "python"));
}
const textIn = (files: Files, path: string): string => new TextDecoder().decode(files.bytes.get(path));

describe("arrays in files", () => {
  test("come back as they were, under names that end as they should", () => {
    const files = new Files();
    run(
      'np.save("a", x.T)\nnp.savez("b", x, k=np.array([1, 2], dtype=np.int8))\nnp.savez_compressed("c.npz", q=x)',
      files,
    );
    expect([...files.bytes.keys()]).toEqual(["a.npy", "b.npz", "c.npz"]);
    expect(run('print(np.load("a.npy").tolist(), np.load("a.npy").dtype)', files)).toBe(
      "[[0.0, 3.0], [1.0, 4.0], [2.0, 5.0]] float64",
    );
    const archive =
      'with np.load("b.npz") as z:\n    print(z.files, z["k"].dtype, z["arr_0"].sum(), "k" in z, len(z))\nprint(repr(np.load("b.npz")))\n';
    expect(run(archive, files)).toBe("['k', 'arr_0'] int8 15.0 True 2\nNpzFile 'b.npz' with keys: k, arr_0");
  });
  test("in a session, too, where writing shows nothing", () => {
    const files = new Files();
    const session = newSession(files);
    expect(say('np.save("q.npy", ones([2]))', session)).toBe("");
    expect(say('np.load("q.npy") + 1', session)).toBe("tensor (2,) float32\n[2. 2.]");
    // Unlike a name, a file stays written when a line is taken back; nothing is read while somebody types.
    expect(say('np.load("none.npy")', session)).toContain("error[io/missing]");
  });
});

describe("savetxt writes", () => {
  test.each([
    [
      'np.savetxt("f", x)',
      "0.000000000000000000e+00 1.000000000000000000e+00 2.000000000000000000e+00\n3.000000000000000000e+00 4.000000000000000000e+00 5.000000000000000000e+00\n",
    ],
    ['np.savetxt("f", x, fmt="%.2f", header="a b\\nc")', "# a b\n# c\n0.00 1.00 2.00\n3.00 4.00 5.00\n"],
    ['np.savetxt("f", [[1, 2], [3, 4]], fmt="%d", delimiter="\\t", footer="end", comments="")', "1\t2\n3\t4\nend\n"],
    ['np.savetxt("f", [1.5, 2.5], fmt=["%.3f"])', "1.500\n2.500\n"],
    ['np.savetxt("f", x, fmt="%d:%d:%.1f", newline="|")', "0:1:2.0|3:4:5.0|"],
  ])("%s", (text, wanted) => {
    const files = new Files();
    expect(run(text, files)).toBe("");
    expect(textIn(files, "f")).toBe(wanted);
  });
});

describe("text is read", () => {
  test.each([
    ['np.loadtxt(["1 2", "3 4"], dtype=int).tolist()', "[[1, 2], [3, 4]]"],
    ['np.loadtxt(["5"])', "5.0"],
    [
      'np.loadtxt(["1 2"]).shape, np.loadtxt(["1 2"], ndmin=2).shape, np.loadtxt(["1", "2"], ndmin=1).shape',
      "(2,) (1, 2) (2,)",
    ],
    ['np.loadtxt(["1,2", "3,4"], delimiter=",", unpack=True).tolist()', "[[1.0, 3.0], [2.0, 4.0]]"],
    ['np.loadtxt(["nan inf -inf 1e3"])', "[  nan   inf  -inf 1000.]"],
    ['np.loadtxt(["# c", "", "1 # x", "2"])', "[1. 2.]"],
    ['np.loadtxt(["1;2", "3;4"], delimiter=";", skiprows=1)', "[3. 4.]"],
    ['np.loadtxt(["1 2 3", "4 5 6"], usecols=(0, -1)).tolist()', "[[1.0, 3.0], [4.0, 6.0]]"],
    ['np.loadtxt(["1 2 3", "4 5 6"], usecols=-1, max_rows=1)', "3.0"],
    ['np.loadtxt(["1 2"], dtype=np.float32).dtype', "float32"],
    ['np.loadtxt(["9007199254740993"], dtype=int)', "9007199254740993"],
    ['np.genfromtxt(["1,x,3", "4,,6"], delimiter=",").tolist()', "[[1.0, nan, 3.0], [4.0, nan, 6.0]]"],
    [
      'np.genfromtxt(["1,x,3", "4,,6"], delimiter=",", filling_values=9).tolist()',
      "[[1.0, 9.0, 3.0], [4.0, 9.0, 6.0]]",
    ],
    ['np.genfromtxt(["1 2", "3.5 x", "5 6"], skip_footer=1, dtype=int).tolist()', "[[1, 2], [3, -1]]"],
  ])("%s", (text, wanted) => {
    expect(run(`print(${text})`)).toBe(wanted);
  });
  test.each([
    ['np.loadtxt(["1 a"])', "ValueError could not convert string 'a' to float64 at row 0, column 2."],
    ['np.loadtxt(["1.5"], dtype=int)', "ValueError could not convert string '1.5' to int64 at row 0, column 1."],
    [
      'np.loadtxt(["1 2", "3"])',
      "ValueError the number of columns changed from 2 to 1 at row 2; use `usecols` to select a subset and avoid this error",
    ],
    ['np.loadtxt("none.txt")', "FileNotFoundError none.txt not found."],
    ['np.savetxt("f", np.array(1))', "ValueError Expected 1D or 2D array, got 0D array instead"],
  ])("%s is refused", (text, wanted) => {
    const files = new Files();
    expect(run(`try:\n    ${text}\nexcept Exception as e:\n    print(type(e).__name__, e)\n`, files)).toBe(wanted);
  });
});
