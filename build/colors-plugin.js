/**
 * Leaves out what chalk finds out about the terminal: we know which colors there are, and asking loads all that Node knows
 * of sockets.
 */
export const colorsPlugin = {
  name: "colors",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^#supports-color$/ }, ({ path }) => ({ path, namespace: "colors" }));
    onLoad({ filter: /.*/, namespace: "colors" }, () => ({
      contents: "export default { stdout: false, stderr: false };",
    }));
  },
};
