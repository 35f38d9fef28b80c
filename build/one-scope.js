// Joins modules that always run together into one scope, so that they find each other's names without asking. What they
// use of other modules stays a call at the place of use. Knows module syntax, nothing of tensh.
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { build } from "esbuild";
import ts from "typescript";

/**
 * The text of `modules`, run in the order in which the first one's imports want them: where each stands, its number, and
 * which names others want of it (undefined if none; `undefined` among them asks for all). `outside` gives the expression
 * for a module that is not among them, by its path or its name as a package. The text ends by giving `$hand` a function
 * that puts into an object what others want of the module with a number.
 */
export async function oneScope(modules, outside) {
  if (modules.length === 0) return "";
  const { outputFiles } = await build({
    stdin: { contents: handing(modules), resolveDir: dirname(modules[0].path) },
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node20",
    write: false,
    logLevel: "warning",
    plugins: [onlyAmong(new Set(modules.map(({ path }) => path)))],
  });
  return withCalls(outputFiles[0].text, outside);
}

const onlyAmong = (among) => ({
  name: "only-among",
  setup({ onResolve }) {
    onResolve({ filter: /.*/ }, ({ path, importer }) => {
      const found = path.startsWith(".") ? resolve(dirname(importer), path) : path;
      return { path: found, external: !among.has(found) };
    });
  },
});

function handing(modules) {
  const rows = modules.map(({ path, number, wanted = new Set() }) => ({
    path,
    number,
    names: exportsOf(path).filter(({ name }) => wanted.has(name) || wanted.has(undefined)),
  }));
  const imports = rows.map(
    ({ path, number, names }) =>
      `import { ${names.map(({ name }) => `${name} as ${name}$${number}`).join(", ")} } from ${JSON.stringify(path)};`,
  );
  const cases = rows.map(
    ({ number, names }) => `case ${number}: ${names.map((one) => handed(one, number)).join(" ")} break;`,
  );
  return `${imports.join("\n")}\n$hand = (i, exports) => { switch (i) { ${cases.join("\n")} } };`;
}

/** What is only passed on is asked for when somebody wants it: it may stand in a module that has not run. */
const handed = ({ name, passedOn }, number) =>
  passedOn
    ? `Object.defineProperty(exports, "${name}", { enumerable: true, get: () => ${name}$${number} });`
    : `exports.${name} = ${name}$${number};`;

/** What a module exports: names, and whether it only passes them on. */
function exportsOf(path) {
  const file = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.ES2022, true, ts.ScriptKind.TS);
  return file.statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement)) {
      if (statement.isTypeOnly) return [];
      if (!statement.exportClause || !ts.isNamedExports(statement.exportClause)) throw new Error(`export * in ${path}`);
      return statement.exportClause.elements
        .filter((e) => !e.isTypeOnly)
        .map((e) => ({ name: e.name.text, passedOn: true }));
    }
    const isExport =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!isExport || ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) return [];
    const names = ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.flatMap(({ name }) => namesIn(name))
      : [statement.name.text];
    return names.map((name) => ({ name, passedOn: false }));
  });
}
const namesIn = (name) =>
  ts.isIdentifier(name) ? [name.text] : name.elements.flatMap((e) => (e.name ? namesIn(e.name) : []));

/** Variables that hold modules from outside become calls at their uses. */
function withCalls(text, outside) {
  const name = "scope.js";
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
  const host = {
    getSourceFile: (asked) => (asked === name ? file : undefined),
    getDefaultLibFileName: () => "lib.d.ts",
    writeFile: () => {},
    getCurrentDirectory: () => "",
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    fileExists: (path) => path === name,
    readFile: () => undefined,
  };
  const checker = ts
    .createProgram([name], { allowJs: true, noResolve: true, noLib: true, types: [] }, host)
    .getTypeChecker();
  const targets = new Map();
  const edits = [];
  for (const statement of file.statements) {
    const from = /require\("([^"]+)"\)/.exec(ts.isVariableStatement(statement) ? statement.getText() : "")?.[1];
    if (from === undefined || statement.declarationList.declarations.length !== 1) continue;
    const [declaration] = statement.declarationList.declarations;
    if (!/^(__toESM\()?require\("[^"]+"\)\)?$/.test(declaration.initializer.getText())) continue;
    targets.set(checker.getSymbolAtLocation(declaration.name), outside(from));
    edits.push([statement.getStart(), statement.getEnd(), ""]);
  }
  const known = new Set([...targets.keys()].map((symbol) => symbol.name));
  const visit = (node) => {
    if (ts.isIdentifier(node) && known.has(node.text)) {
      const short = ts.isShorthandPropertyAssignment(node.parent);
      const target = targets.get(
        short ? checker.getShorthandAssignmentValueSymbol(node.parent) : checker.getSymbolAtLocation(node),
      );
      const isDeclared = ts.isVariableDeclaration(node.parent) && node.parent.name === node;
      if (target && !isDeclared)
        edits.push([node.getStart(), node.getEnd(), short ? `${node.text}: ${target}` : `(${target})`]);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return edits
    .sort((a, b) => b[0] - a[0])
    .reduce((out, [start, end, put]) => out.slice(0, start) + put + out.slice(end), text);
}
