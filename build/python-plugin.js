// For vite: files of Python are their text, as the bundle has them.
import { readFileSync } from "node:fs";

export const pythonPlugin = {
  name: "python",
  enforce: "pre",
  load(id) {
    return id.endsWith(".py") ? `export default ${JSON.stringify(readFileSync(id, "utf8"))};` : null;
  },
};
