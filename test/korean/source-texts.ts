// The English texts of the source that people get to read, as the Korean tables have to name them: literals with words in
// them, `{1}`, `{2}` … for what is put in, one text for each branch of a condition within it.
import { readdirSync, readFileSync } from "node:fs";
import ts from "typescript";
import { commandNames } from "../../src/commands/names.ts";

/** Texts that nobody reads as sentences, or that speak to Python: files and why. */
const unspoken: readonly (readonly [files: RegExp, why: string])[] = [
  [/^korean\//, "Korean itself"],
  [/^(kernel|runtime|scalar|graph)\//, "code for machines, and mistakes of ours"],
  [
    /^lang\/customary|^export\/(agreeing|derivatives|expressions|fit|framework|keras|losses|operators|own-words|rows|solving|statements|steps|tapes|windows)\./,
    "programs in Python",
  ],
  [/^core\/catalogue|^commands\/mistakes/, "tables of codes, which have a Korean table of their own"],
  [
    /^lang\/(async-steps|bit-views|empty-slices|float-errors|native-containers|native-equations|native-fields|native-heaps|native-json|native-patterns|native-structs|python-errors|python-says|format|format-percent|templates|plain|trials|text|text-bytes|exception-groups|torch-\w+|tensorflow(?:-lists)?|tensor-(?:index|places)|jax-names|array-names|array-operands|ufunc-facts|np-filling)\.|^core\/array-text/,
    "Python's own words",
  ],
  [/^lang\/character-names/, "Unicode's names"],
  [/^commands\/completion-scripts|^cli\/deeper/, "programs for other programs"],
  [/^session\/(keep|restore)/, "the inside of session files"],
  [/^cli\/output/, "what knows no language: nothing can be written any more"],
  [/^cli\/figures|^render\/(chart|page|pixels|palette|packages|svg)/, "the inside of figures in files"],
];
/** Properties that hold code, names, or what Python says. */
const code = new Set([
  ...["code", "shows", "form", "also", "flags", "names", "exception", "shown", "joins", "hint"],
  ...["tf", "np", "torch", "own"],
]);

/** Words of the language, and of what it is asked with; other names of parameters; names of steps, which stand in backticks. */
const spelled = new Set([
  "unknown gradient",
  "is not",
  "not in",
  "signed integer",
  "unsigned integer",
  "real floating",
  "complex floating",
  ...["dilation rate", "lambd lambda", "KLD kld kullback_leibler_divergence", "name, bases, members"],
  ...[
    "realize keep print printAside warn mention touch isOwn lasting turn runCommand show save clock read",
    "leaf {1}",
    "an order",
    "function {1} {2}",
    "quotient of a flow",
    "running extreme",
    "running extreme of whole numbers",
    "rows rounded at every step",
    ...[
      '.\\" Made by `tensh man`. Do not edit.',
      "{1} with {2}",
      "{1} without {2}",
      "{1} with rowvar",
      "that function with {1}",
      "unique with {1}",
      "import {1}",
    ],
    "tril and triu",
    "polygamma {1}",
    "categorical {1}",
    "element {1}",
    "{1} by argument {2}",
  ],
]);
/** A line of code that begins with a command. */
const command = new RegExp(
  `^(?!.*\\b[a-z]{2,} [a-z]{2,} [a-z]{2,}(?![\\w(=]))(?:tensh|tf|def|with|seq|sweep|${commandNames.join("|")}) `,
);
const words = /[A-Za-z`'’)}][,;:]? [a-z]{2,}\b|[a-z]{2,}[,;:.]? [A-Za-z`({]/;
/** Names of functions, side by side. */
const names = /^(?:[a-z]\w*[_.]\w+ ?)+$/i;
/** `a = 3`, `f(x, y)`: what has the signs of code and no two words side by side is code. */
const isCode = (text: string): boolean =>
  spelled.has(text) ||
  command.test(text) ||
  names.test(text) ||
  !/[a-z]{2,}[,;:]? [a-z]{2,}|[a-z]{3,} \{|\} [a-z]{3,}/.test(text);

export interface SourceText {
  readonly text: string;
  readonly place: string;
  /** It is given to a Speech where it stands. */
  readonly spoken: boolean;
}

type Piece = string | null;
const most = 24;

/** What a literal can become, place by place; null if it is no literal. */
function alternatives(node: ts.Node): Piece[][] | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [[node.text]];
  if (ts.isParenthesizedExpression(node)) return alternatives(node.expression);
  if (ts.isTemplateExpression(node)) {
    let all: Piece[][] = [[node.head.text]];
    for (const span of node.templateSpans) {
      const found = alternatives(span.expression) ?? [[null]];
      const used = found.length * all.length > most ? [[null]] : found;
      all = all.flatMap((before) => used.map((pieces) => [...before, ...pieces, span.literal.text]));
    }
    return all;
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const [left, right] = [alternatives(node.left), alternatives(node.right)];
    return left && right ? left.flatMap((l) => right.map((r) => [...l, ...r])) : null;
  }
  if (ts.isConditionalExpression(node)) {
    const branches = [alternatives(node.whenTrue), alternatives(node.whenFalse)];
    return branches.every((b) => b === null) ? null : branches.flatMap((b) => b ?? [[null]]);
  }
  return null;
}

function named(pieces: readonly Piece[]): string {
  let places = 0;
  return pieces.map((piece) => (piece === null ? `{${++places}}` : piece)).join("");
}

const nameOf = (node: ts.PropertyAssignment): string =>
  ts.isIdentifier(node.name) || ts.isStringLiteral(node.name) ? node.name.text : "";

/** Functions that are given Python's words. */
const sayings = /^(?:typeError|valueError|overflow|byZero|noDivision|noPower|tooLarge|divide|floorDivide|placeIn)$/;

/** What stands here is no text for people, whatever it looks like. */
const isApart = (node: ts.Node): boolean =>
  ((ts.isFunctionDeclaration(node) || ts.isVariableStatement(node)) &&
    /^\/\*\* What (?:Python|TensorFlow)(?:'s kernel)? says/.test(node.getFullText().trimStart())) ||
  (ts.isCallExpression(node) && sayings.test(node.expression.getText())) ||
  (ts.isParameter(node) && node.name.getText() === "said") ||
  (ts.isArrayLiteralExpression(node) && /^\["(?:\w+Error|StopIteration)"/.test(node.getText())) ||
  ts.isTypeNode(node) ||
  ts.isImportDeclaration(node) ||
  (ts.isPropertyAssignment(node) && code.has(nameOf(node))) ||
  (ts.isNewExpression(node) && /Error$/.test(node.expression.getText())) ||
  (ts.isCallExpression(node) &&
    /\.(split|test|match|replace|replaceAll|startsWith|endsWith|includes)$/.test(node.expression.getText()));

/** Within `say(…)` or `label(…)`, or a name that is given to it later. */
function isSpoken(node: ts.Node): boolean {
  for (let at = node.parent; at; at = at.parent) {
    if (ts.isCallExpression(at) && /(?:^|\.)(?:say|label|left|right)$/.test(at.expression.getText())) return true;
    if (ts.isVariableDeclaration(at) || (ts.isFunctionLike(at) && at.name)) {
      const name = at.name?.getText();
      return name !== undefined && new RegExp(`\\b(?:say|label)\\(${name}\\b`).test(at.getSourceFile().text);
    }
  }
  return false;
}

/** Every text of a file, with the place where it stands. */
export function textsIn(file: string, source: string): SourceText[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const found: SourceText[] = [];
  const isTours = file === "commands/tours.ts";
  const visit = (node: ts.Node): void => {
    if (isApart(node)) return;
    if (file === "commands/topics.ts" && ts.isPropertyAssignment(node) && nameOf(node) === "lines") return;
    const all = alternatives(node);
    if (!all) return ts.forEachChild(node, visit);
    const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
    for (const pieces of all) {
      // Lines of a text are said one by one; a tour's remarks stand behind `# `, its other lines are code.
      for (const line_ of named(pieces).split("\n")) {
        if (isTours && !line_.startsWith("# ") && ts.isArrayLiteralExpression(node.parent)) continue;
        const text = line_.replace(/^# /, "").trim();
        if (words.test(text) && !isCode(text))
          found.push({ text, place: `src/${file}:${line + 1}`, spoken: isSpoken(node) });
      }
    }
    within(node);
  };
  // Literals within a literal are parts of it; everything else in it is looked through.
  const within = (node: ts.Node): void => {
    if (ts.isTemplateExpression(node)) {
      for (const { expression } of node.templateSpans) {
        if (alternatives(expression)) within(expression);
        else visit(expression);
      }
    } else if (ts.isConditionalExpression(node)) {
      visit(node.condition);
      for (const branch of [node.whenTrue, node.whenFalse]) {
        if (alternatives(branch)) within(branch);
        else visit(branch);
      }
    } else if (ts.isParenthesizedExpression(node)) within(node.expression);
  };
  visit(tree);
  return found;
}

/** Every text of the source that a person may read. */
export function sourceTexts(): SourceText[] {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" })
    .map((f) => f.replaceAll("\\", "/"))
    .filter((f) => f.endsWith(".ts") && !unspoken.some(([files]) => files.test(f)));
  return files.flatMap((f) => textsIn(f, readFileSync(`src/${f}`, "utf8")));
}
