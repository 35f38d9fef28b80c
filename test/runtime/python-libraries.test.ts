import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { pythonsOpenBlas } from "../../src/runtime/python-libraries.ts";

let home: string;

const place = (path: string, text = ""): string => {
  const whole = join(home, path);
  mkdirSync(dirname(whole), { recursive: true });
  writeFileSync(whole, text);
  return whole;
};

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "tensh-"));
  for (const name of ["VIRTUAL_ENV", "CONDA_PREFIX", "PATH"]) vi.stubEnv(name, undefined);
  vi.stubEnv("HOME", home);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true });
});

test("who has no Python has none of its libraries", () => {
  vi.stubEnv("PATH", join(home, "bin"));
  expect(pythonsOpenBlas()).toEqual([]);
});

test("NumPy's library comes first, that of the active environment before that of the path", () => {
  const numpy = place("venv/lib/python3.12/site-packages/numpy.libs/libscipy_openblas64_-32a4b2a6.so");
  const scipy = place("venv/lib/python3.12/site-packages/scipy.libs/libscipy_openblas-6cdc3b4a.so");
  place("venv/lib/python3.12/site-packages/numpy.libs/libgfortran-040039e1.so.5.0.0");
  const older = place("usr/lib/python3.9/dist-packages/numpy.libs/libopenblas64_p-r0-742d56dc.3.20.so");
  place("usr/bin/python3");
  vi.stubEnv("VIRTUAL_ENV", join(home, "venv"));
  vi.stubEnv("PATH", `${join(home, "nothing")}:${join(home, "usr/bin")}`);
  expect(pythonsOpenBlas()).toEqual([numpy, scipy, older]);
});

test("of Pythons side by side, the one that is chosen counts", () => {
  const chosen = place(".pyenv/versions/3.11.7/lib/python3.11/site-packages/numpy.libs/libscipy_openblas64_-1.so");
  place(".pyenv/versions/3.9.1/lib/python3.9/site-packages/numpy.libs/libscipy_openblas64_-2.so");
  place(".pyenv/shims/python3");
  place(".pyenv/version", "3.11.7\n3.9.1\n");
  vi.stubEnv("PATH", join(home, ".pyenv/shims"));
  expect(pythonsOpenBlas()).toEqual([chosen]);
});
