/**
 * What people import under a name that nothing has: the line that they left out. Knows by which names modules go, and in
 * which modules a name is looked for; what stands in these is the library's business.
 */
import type { Dialect } from "./env.ts";
import { moduleNamed } from "./facade.ts";
import { isInLibrary } from "./library.ts";

const lines: ReadonlyMap<string, string> = new Map([
  ["keras", "from tensorflow import keras"],
  ["layers", "from tensorflow.keras import layers"],
  ["models", "from tensorflow.keras import models"],
  ["nn", "from torch import nn"],
  ["optim", "from torch import optim"],
  ["F", "import torch.nn.functional as F"],
  ["plt", "import matplotlib.pyplot as plt"],
  ["lax", "from jax import lax"],
  ["jit", "from jax import jit"],
  ["vmap", "from jax import vmap"],
  ["datetime", "from datetime import datetime"],
  ["sp", "import scipy as sp"],
]);

/** Modules in the order in which a name is looked for in them. */
const homes = [
  ..."collections enum dataclasses functools itertools pathlib datetime fractions contextlib abc typing".split(" "),
  ..."statistics argparse copy textwrap".split(" "),
  ...["", ".models", ".layers", ".optimizers", ".losses", ".metrics", ".callbacks"].map((part) => `tf.keras${part}`),
  ..."torch.nn torch.optim torch.utils.data".split(" "),
];
const modules = new Set(
  (
    "os sys re json csv time random copy itertools functools collections statistics logging string scipy unittest heapq " +
    "bisect cmath operator pickle glob shutil tempfile textwrap struct hashlib base64 zlib gzip threading inspect warnings " +
    "types io platform uuid decimal"
  ).split(" "),
);

/** What the shell has no use for: there all works on tensors. */
const inFiles = /^(?:from|import) (?:torch|jax)\b/;

/** The `import` that a name was meant to have come from; nothing where none is known. */
export const importOf = (name: string, dialect: Dialect): string[] =>
  linesFor(name).filter((line) => dialect === "python" || !inFiles.test(line));

function linesFor(name: string): string[] {
  const line = lines.get(name);
  if (line) return [line];
  if (modules.has(name) && moduleNamed(name) !== undefined) return [`import ${name}`];
  const home = homes.find((path) => isInLibrary(`${path}.${name}`));
  return home ? [`from ${home.replace(/^tf\b/, "tensorflow")} import ${name}`] : [];
}
