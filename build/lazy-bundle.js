// Bundles modules so that each one runs only when something of it is first used. Imports become calls that fetch the
// module at the place of use; a start then costs what it uses, not what there is. Knows module syntax, nothing of tensh.
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { buildSync, transformSync } from "esbuild";
import ts from "typescript";
import { oneScope } from "./one-scope.js";

/** The text of a CommonJS file with the module `entry` and everything that it imports, as lazy modules. */
export function lazyBundle(entry) {
  const bodies = modulesOf(entry).map(({ body }) => body);
  const modules = `const $modules = [${bodies.map(moduleText).join(",\n")}];`;
  return asciiText(`"use strict";\n${modules}\n${loader}module.exports = $load(0);\n`);
}

/**
 * The same in several files, each a function for the launcher to call: `partOf` says of a module's path in which of
 * `names` it stands. The first of them is the program; it asks the function `$part` for another by its name when a module
 * there is first used. `texts` stand in place of the modules that have their paths.
 *
 * Every start runs all modules of the first, so they have one scope, and those names are short; tables stay lazy. If the
 * program is `watched`, it ends by writing the paths of all modules that it has used on standard error, and none are
 * joined. If it is `readable`, names stay what they are.
 */
export async function splitBundle(entry, { names, partOf, texts = {}, watched = false, readable = false }) {
  const given = placed(texts);
  const modules = modulesOf(entry, given).map(({ path, body }, i) => {
    const part = names.indexOf(partOf(path));
    const joined = part === 0 && !watched && path.endsWith(".ts") && !isTable(path) && !given.has(path);
    return { path, part, joined, text: `${i}: ${moduleText(body, i)}` };
  });
  const inPart = (i) => modules.flatMap(({ part, joined, text }) => (part === i && !joined ? [text] : [])).join(",\n");
  const [, ...others] = names.map((_, i) => `module.exports = ($loaded, $load, $outside, $later) => ({${inPart(i)}});`);
  const program = `const $modules = {${inPart(0)}};
    const $where = ${JSON.stringify(modules.map(({ part, joined }) => (joined ? "-" : part)).join(""))};
    const $names = ${JSON.stringify(names)};
    let $hand;
    const $fetch = (i) => {
      if ($where[i] === "-") $modules[i] = (exports) => $hand(i, exports);
      else Object.assign($modules, $part($names[$where[i]])($loaded, $load, $outside, $later));
    };
    ${loader}
    ${await joinedText(modules)}
    module.exports = $load(0);
    ${watched ? watch(modules) : ""}`;
  return [program, ...others].map((text) => {
    // A function that nobody has would be left out.
    const assigned = asciiText(`$ = function (exports, require, module, $part) {"use strict";\n${text}};`, !readable);
    return assigned.replace(/^\$=/, "(").replace(/;\s*$/, ")");
  });
}

function joinedText(modules) {
  const numbers = new Map(modules.map(({ path }, i) => [path, i]));
  // All of the entry, which the launcher calls.
  const wanted = new Map([[0, new Set([undefined])]]);
  const others = modules.flatMap(({ joined, text }) => (joined ? [] : [text])).join("\n");
  for (const [, number, name] of others.matchAll(/\$load\((\d+)\)\)(?:\.(\w+))?/g))
    wanted.set(Number(number), (wanted.get(Number(number)) ?? new Set()).add(name));
  const joined = modules.flatMap(({ path, joined }, number) =>
    joined ? [{ path, number, wanted: wanted.get(number) }] : [],
  );
  return oneScope(joined, (from) => outside(from, (name) => numbers.get(name)));
}

const watch = (modules) => `const $paths = ${JSON.stringify(modules.map(({ path }) => path))};
  process.on("exit", () => process.stderr.write(JSON.stringify(Object.keys($loaded).map((i) => $paths[i]))));`;

/** All modules that `entry` leads to, itself first: where each stands, and its text, in which others have numbers. */
function modulesOf(entry, given = new Map()) {
  const numbers = new Map();
  const bodies = [];
  const numberOf = (path) => {
    const known = numbers.get(path);
    if (known !== undefined) return known;
    const number = numbers.size;
    numbers.set(path, number);
    bodies[number] = bodyOf(path, numberOf, given);
    return number;
  };
  numberOf(resolve(entry));
  return [...numbers.keys()].map((path, i) => ({ path, body: bodies[i] }));
}

const placed = (texts) => new Map(Object.entries(texts).map(([path, text]) => [resolve(path), text]));
const moduleText = (body, i) => `/* ${i} */ function (exports, module) {\n${body}\n}`;
const loader = `const $found = {};
const $outside = (name) => ($found[name] ??= require(name));
const $later = (exports, name, make) => {
  let made;
  Object.defineProperty(exports, name, { enumerable: true, get: () => (made ??= make()) });
};
const $loaded = [];
const $open = [];
(globalThis[Symbol.for("tensh.unfinished")] ??= []).push(() => {
  for (const i of $open.splice(0)) $loaded[i] = undefined;
});
const $load = (i) => {
  const found = $loaded[i];
  if (found !== undefined) return found;
  if ($modules[i] === undefined) $fetch(i);
  const module = { exports: {} };
  $loaded[i] = module.exports;
  $open.push(i);
  try {
    $modules[i](module.exports, module);
  } catch (error) {
    // A stack that is full now need not be so next time.
    $loaded[i] = undefined;
    throw error;
  } finally {
    $open.pop();
  }
  return ($loaded[i] = module.exports);
};
`;

/** Without what only people need. ASCII throughout, so that the launcher can read it as the quickest encoding there is. */
function asciiText(text, minifyIdentifiers = false) {
  const { code } = transformSync(text, {
    minifySyntax: true,
    minifyWhitespace: true,
    minifyIdentifiers,
    target: "node20",
  });
  return code.replace(/[^\0-\x7f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function bodyOf(path, numberOf, given) {
  if (given.has(path)) return given.get(path);
  if (path.endsWith(".ts")) return ownModule(path, numberOf);
  // Python stays text: the language runs it.
  if (path.endsWith(".py")) return `exports.default = ${JSON.stringify(readFileSync(path, "utf8"))};`;
  return packageModule(path);
}

/** Modules without their TypeScript, and what they are made of: several bundles of a build have the same ones. */
const plain = new Map();
function plainModule(path) {
  const known = plain.get(path);
  if (known) return known;
  const { outputText } = ts.transpileModule(readFileSync(path, "utf8"), {
    fileName: path,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.CommonJS,
      verbatimModuleSyntax: false,
      isolatedModules: true,
      removeComments: true,
    },
  });
  const file = ts.createSourceFile("module.js", outputText, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
  plain.set(path, { outputText, file });
  return { outputText, file };
}

/** One of our modules: TypeScript away, imports turned into lazy calls. */
function ownModule(path, numberOf) {
  const { outputText, file } = plainModule(path);
  const imported = new Map();
  const edits = [];
  for (const statement of file.statements) {
    // What TypeScript puts there to wrap namespaces; ours need no wrapping.
    if (/^var __(createBinding|setModuleDefault|importStar|importDefault) = /.test(statement.getText()))
      edits.push([statement.getStart(), statement.getEnd(), ""]);
    const found = requireOf(statement);
    if (!found) continue;
    const target = found.from.startsWith(".")
      ? loaded(numberOf(resolve(dirname(path), found.from)))
      : outside(found.from, numberOf);
    imported.set(found.name, target);
    edits.push([statement.getStart(), statement.getEnd(), ""]);
  }
  visit(file);
  if (isTable(path)) for (const statement of file.statements) edits.push(...laterExport(statement));
  return applyEdits(outputText, edits).replace(
    /^"use strict";\n|^Object\.defineProperty\(exports, "__esModule".*\n/gm,
    "",
  );

  function visit(node) {
    if (ts.isIdentifier(node) && imported.has(node.text) && isUse(node)) {
      const target = imported.get(node.text);
      const call = ts.isShorthandPropertyAssignment(node.parent) ? `${node.text}: ${target}` : `(${target})`;
      edits.push([node.getStart(), node.getEnd(), call]);
    }
    if (!requireOf(node)) ts.forEachChild(node, visit);
  }
}

/** Operations: hundreds of entries, of which a start needs few. */
const isTable = (path) => dirname(path) === resolve("src/ops");

/** The edits by which `exports.name = make(…);` makes its value when somebody asks for it. No name is there before. */
function laterExport(statement) {
  if (!ts.isExpressionStatement(statement)) return [];
  const { expression } = statement;
  if (/^exports\.[^;]*= void 0;$/.test(statement.getText())) return [[statement.getStart(), statement.getEnd(), ""]];
  const isMade = ts.isBinaryExpression(expression) && ts.isCallExpression(expression.right);
  if (!isMade || !/^exports\.\w+$/.test(expression.left.getText())) return [];
  const { left, right } = expression;
  return [
    [left.getStart(), right.getStart(), `$later(exports, "${left.name.text}", () => `],
    [statement.getEnd() - 1, statement.getEnd(), ");"],
  ];
}

/** `const name = require("from");`, also where a namespace is wrapped: our modules are namespaces as they are. */
function requireOf(node) {
  if (!ts.isVariableStatement(node) || node.declarationList.declarations.length !== 1) return null;
  const { name, initializer } = node.declarationList.declarations[0];
  const isWrapped = initializer && ["__importStar", "__importDefault"].some((name) => isCallOf(initializer, name));
  const wrapped = isWrapped ? initializer.arguments[0] : initializer;
  if (!wrapped || !isCallOf(wrapped, "require") || !ts.isIdentifier(name)) return null;
  return { name: name.text, from: wrapped.arguments[0].text };
}
const isCallOf = (node, name) =>
  ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === name;

/** The identifier stands for the variable, not for a property's name. */
function isUse({ parent, pos: self }) {
  if (ts.isPropertyAccessExpression(parent)) return parent.name.pos !== self;
  if (ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent)) return parent.name.pos !== self;
  return true;
}

/** A package of Node itself is fetched from it; any other is bundled as one module. */
const outside = (name, numberOf) =>
  name.startsWith("node:") ? `$outside(${JSON.stringify(name)})` : loaded(numberOf(name));
/** The module with that number. One that is there is asked no function for: a loop comes by thousands of times. */
const loaded = (number) => `($loaded[${number}] ?? $load(${number}))`;

function packageModule(name) {
  const { outputFiles } = buildSync({
    stdin: {
      contents: `module.exports = require(${JSON.stringify(name)});`,
      resolveDir: dirname(import.meta.dirname ?? new URL(".", import.meta.url).pathname),
    },
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node20",
    write: false,
  });
  return outputFiles[0].text;
}

function applyEdits(text, edits) {
  return edits
    .sort((a, b) => b[0] - a[0])
    .reduce((out, [start, end, put]) => out.slice(0, start) + put + out.slice(end), text);
}
