/**
 * Where Python's packages keep libraries of their own: NumPy and SciPy each bring an OpenBLAS, which who has them has
 * too. Knows folders and file names, on Linux, and asks no Python; knows nothing of what the libraries do.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";

/** Files of OpenBLAS that NumPy or SciPy brought, those of the Python that would be started first. */
export const pythonsOpenBlas = (): readonly string[] => [...new Set(roots())].flatMap(librariesBelow);

function roots(): readonly string[] {
  const { VIRTUAL_ENV, CONDA_PREFIX, PATH = "" } = process.env;
  const started = PATH.split(":")
    .filter((folder) => folder !== "" && existsSync(`${folder}/python3`))
    .map((folder) => (/\/shims\/?$/.test(folder) ? chosenVersion(above(folder)) : above(folder)));
  return [VIRTUAL_ENV, CONDA_PREFIX, ...started, `${homedir()}/.local`].filter((root) => root !== undefined);
}

/** The folder that a folder is in. */
const above = (folder: string): string => folder.replace(/\/[^/]*\/?$/, "");

/** pyenv keeps its Pythons side by side, and says in a file which of them is meant. */
function chosenVersion(pyenv: string): string | undefined {
  try {
    const name = readFileSync(`${pyenv}/version`, "utf8").split("\n")[0]!.trim();
    return `${pyenv}/versions/${name}`;
  } catch {
    return undefined;
  }
}

function librariesBelow(root: string): readonly string[] {
  return namesIn(`${root}/lib`)
    .filter((name) => name.startsWith("python3"))
    .flatMap((python) => ["site-packages", "dist-packages"].map((packages) => `${root}/lib/${python}/${packages}`))
    .flatMap((packages) => ["numpy.libs", "scipy.libs"].map((libraries) => `${packages}/${libraries}`))
    .flatMap((folder) =>
      namesIn(folder)
        .filter((name) => /^lib(scipy_)?openblas.*\.so/.test(name))
        .map((name) => `${folder}/${name}`),
    );
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
